use attohttpc::ProxySettings;
use kit::{Answer, Case, Outcome};
use native_tls::Certificate;

fn get(case: &Case) -> Outcome {
    let mut request =
        attohttpc::get(&case.url).add_root_certificate(Certificate::from_pem(&case.ca_pem()?)?);
    if case.via == "url" {
        let proxy: url::Url = case.proxy_url().parse()?;
        let settings = ProxySettings::builder().http_proxy(proxy.clone()).https_proxy(proxy);
        request = request.proxy_settings(settings.build()); // else attohttpc reads the environment
    }
    let answer = request.send()?;
    let challenge = answer.headers().get("proxy-authenticate");
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: answer.text()?,
    })
}

fn main() {
    kit::serve("attohttpc", kit::version!("attohttpc"), &["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"], get);
}
