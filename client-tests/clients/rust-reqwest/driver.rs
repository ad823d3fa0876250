use kit::{Answer, Case, Outcome};
use reqwest::blocking::Client;
use reqwest::header::PROXY_AUTHENTICATE;
use reqwest::{Certificate, Proxy};

fn get(case: &Case) -> Outcome {
    let mut client = Client::builder().tls_certs_merge([Certificate::from_pem(&case.ca_pem()?)?]);
    match case.via.as_str() {
        "url" => client = client.proxy(Proxy::all(case.proxy_url())?),
        "option" => {
            let proxy = Proxy::all(case.proxy())?;
            client = client.proxy(match case.credentials() {
                Some((user, password)) => proxy.basic_auth(user, password),
                None => proxy,
            });
        }
        _ => {} // reqwest reads the environment by itself
    }
    let answer = client.build()?.get(&case.url).send()?;
    let challenge = answer.headers().get(PROXY_AUTHENTICATE);
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: answer.text()?,
    })
}

fn main() {
    kit::serve("reqwest", kit::version!("reqwest"), &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"], get);
}
