use kit::{Answer, Case, Outcome};
use rustls::pki_types::{pem::PemObject, CertificateDer};
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use ureq::{AgentBuilder, Error, Proxy};

// example: begin
fn get(case: &Case) -> Outcome {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(&case.ca_file)?)?;
    let tls = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let mut agent = AgentBuilder::new().tls_config(Arc::new(tls));
    if case.via == "url" {
        agent = agent.proxy(Proxy::new(case.proxy_url())?); // else the feature proxy-from-env
    }
    let agent = agent.build();
    let sent = match &case.content {
        Some(content) => agent.post(&case.url).send_string(content),
        None => agent.get(&case.url).call(),
    };
    let answer = match sent {
        Ok(answer) | Err(Error::Status(_, answer)) => answer,
        Err(problem) => return Err(problem.into()),
    };
    Ok(Answer {
        status: answer.status(),
        challenge: answer.header("proxy-authenticate").map(String::from),
        body: answer.into_string()?,
    })
}
// example: end

fn main() {
    kit::serve("ureq", kit::version!("ureq"), &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"], get);
}
