use attohttpc::{ProxySettings, RequestBuilder};
use kit::{Answer, Case, Outcome};
use native_tls::Certificate;
use std::error::Error;

fn told<B>(request: RequestBuilder<B>, case: &Case) -> Result<RequestBuilder<B>, Box<dyn Error>> {
    let request = request.add_root_certificate(Certificate::from_pem(&case.ca_pem()?)?);
    if case.via != "url" {
        return Ok(request); // attohttpc reads the environment
    }
    let proxy: url::Url = case.proxy_url().parse()?;
    let settings = ProxySettings::builder().http_proxy(proxy.clone()).https_proxy(proxy);
    Ok(request.proxy_settings(settings.build()))
}

// example: begin
fn get(case: &Case) -> Outcome {
    let answer = match &case.content {
        Some(content) => told(attohttpc::post(&case.url).text(content), case)?.send()?,
        None => told(attohttpc::get(&case.url), case)?.send()?,
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
    kit::serve(
        "attohttpc",
        kit::version!("attohttpc"),
        &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"],
        get,
    );
}
