use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::header::PROXY_AUTHENTICATE;
use hyper::Uri;
use hyper_tls::HttpsConnector;
use hyper_util::client::legacy::connect::{proxy::Tunnel, HttpConnector};
use hyper_util::client::legacy::Client;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioExecutor;
use kit::{Answer, Case, Outcome};
use native_tls::{Certificate, TlsConnector};

// example: begin
async fn get(case: &Case) -> Outcome {
    let matcher = match case.via.as_str() {
        "url" => Matcher::builder().all(case.proxy_url()).build(),
        _ => Matcher::from_env(),
    };
    let target: Uri = case.url.parse()?;
    let tls = TlsConnector::builder()
        .add_root_certificate(Certificate::from_pem(&case.ca_pem()?)?)
        .build()?;
    let mut direct = HttpConnector::new();
    direct.enforce_http(false);
    let builder = Client::builder(TokioExecutor::new());
    let answer = match matcher.intercept(&target) {
        Some(proxy) => {
            let mut tunnel = Tunnel::new(proxy.uri().clone(), direct);
            if let Some(credentials) = proxy.basic_auth() {
                tunnel = tunnel.with_auth(credentials.clone());
            }
            let connector = HttpsConnector::from((tunnel, tls.into()));
            builder.build::<_, Empty<Bytes>>(connector).get(target).await?
        }
        None => {
            let connector = HttpsConnector::from((direct, tls.into()));
            builder.build::<_, Empty<Bytes>>(connector).get(target).await?
        }
    };
    let challenge = answer.headers().get(PROXY_AUTHENTICATE);
    Ok(Answer {
        status: answer.status().as_u16(),
        challenge: challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into()),
        body: String::from_utf8(answer.into_body().collect().await?.to_bytes().into())?,
    })
}
// example: end

fn main() {
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
    let get = |case: &Case| tokio.block_on(get(case));
    kit::serve("hyper-util", kit::version!("hyper-util"), &["basic.connect", "redirect", "no_proxy", "https_proxy"], get);
}
