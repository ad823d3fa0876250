use isahc::auth::{Authentication, Credentials};
use isahc::config::RedirectPolicy;
use isahc::http::Uri;
use isahc::prelude::*;
use isahc::tls::{TlsConfig, TrustStore};
use isahc::HttpClient;
use kit::{Answer, Case, Outcome};

// example: begin
const FEATURES: [&str; 8] = [
    "basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload", "no_proxy", "https_proxy",
];

fn get(case: &Case) -> Outcome {
    let tls = TlsConfig::builder().trust_store(TrustStore::from_file(&case.ca_file)).build();
    let mut client = HttpClient::builder().tls_config(tls);
    client = client.proxy_authentication(Authentication::basic() | Authentication::digest());
    match case.via.as_str() {
        "url" => client = client.proxy(case.proxy_url().parse::<Uri>()?),
        "option" => client = client.proxy(case.proxy().parse::<Uri>()?),
        _ => {} // libcurl reads the environment by itself
    }
    if let Some((user, password)) = case.credentials() {
        client = client.proxy_credentials(Credentials::new(user, password));
    }
    if let Some(hosts) = &case.no_proxy {
        client = client.proxy_blacklist(hosts.split(','));
    }
    if case.takes("redirect") {
        client = client.redirect_policy(RedirectPolicy::Follow);
    }
    let client = client.build()?;
    let mut answer = match &case.content {
        Some(content) => client.post(&case.url, content.as_str())?,
        None => client.get(&case.url)?,
    };
    let challenge = answer.headers().get("proxy-authenticate");
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: answer.text()?,
    })
}
// example: end

fn main() {
    kit::serve("isahc", kit::version!("isahc"), &FEATURES, get);
}
