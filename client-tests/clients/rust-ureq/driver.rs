use kit::{Answer, Case, Outcome};
use ureq::tls::{parse_pem, PemItem, RootCerts, TlsConfig};
use ureq::{Agent, Proxy, ProxyProtocol};

// example: begin
fn get(case: &Case) -> Outcome {
    let pem = case.ca_pem()?;
    let roots: RootCerts = parse_pem(&pem)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        })
        .into();
    let mut config = Agent::config_builder()
        .tls_config(TlsConfig::builder().root_certs(roots).build())
        .http_status_as_error(false);
    match case.via.as_str() {
        "url" => config = config.proxy(Some(Proxy::new(case.proxy_url())?)),
        "option" => {
            let mut proxy =
                Proxy::builder(ProxyProtocol::Http).host(case.proxy_host()).port(case.proxy_port());
            if let Some((user, password)) = case.credentials() {
                proxy = proxy.username(user).password(password);
            }
            config = config.proxy(Some(proxy.build()?));
        }
        _ => {} // ureq reads the environment by itself
    }
    let agent = config.build().new_agent();
    let mut answer = match &case.content {
        Some(content) => agent.post(&case.url).send(content)?,
        None => agent.get(&case.url).call()?,
    };
    let challenge = answer.headers().get("proxy-authenticate");
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: answer.body_mut().read_to_string()?,
    })
}
// example: end

fn main() {
    kit::serve("ureq", kit::version!("ureq"), &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"], get);
}
