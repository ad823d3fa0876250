use kit::{Answer, Case, Outcome};
use reqwest::blocking::Client;
use reqwest::header::PROXY_AUTHENTICATE;
use reqwest::{Certificate, NoProxy, Proxy};

// example: begin
fn get(case: &Case) -> Outcome {
    let mut client =
        Client::builder().add_root_certificate(Certificate::from_pem(&case.ca_pem()?)?);
    let exceptions = case.no_proxy.as_deref().and_then(NoProxy::from_string);
    match case.via.as_str() {
        "url" => match &case.https_proxy_url {
            None => client = client.proxy(Proxy::all(case.proxy_url())?.no_proxy(exceptions)),
            Some(other) => {
                client = client.proxy(Proxy::http(case.proxy_url())?.no_proxy(exceptions));
                if !other.is_empty() {
                    client = client.proxy(Proxy::https(other)?);
                }
            }
        },
        "option" => {
            let proxy = Proxy::all(case.proxy())?.no_proxy(exceptions);
            client = client.proxy(match case.credentials() {
                Some((user, password)) => proxy.basic_auth(user, password),
                None => proxy,
            });
        }
        _ => {} // reqwest reads the environment by itself
    }
    let client = client.build()?;
    let request = match &case.content {
        Some(content) => client.post(&case.url).body(content.clone()),
        None => client.get(&case.url),
    };
    let answer = request.send()?;
    let challenge = answer.headers().get(PROXY_AUTHENTICATE);
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: answer.text()?,
    })
}
// example: end

fn main() {
    kit::serve("reqwest", kit::version!("reqwest"), &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"], get);
}
