use headers::Authorization;
use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::header::PROXY_AUTHENTICATE;
use hyper::{Request, Uri};
use hyper_http_proxy::{Intercept, Proxy, ProxyConnector};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use kit::{Answer, Case, Outcome};
use native_tls::{Certificate, TlsConnector};

// example: begin
async fn get(case: &Case) -> Outcome {
    let mut proxy = match case.via.as_str() {
        "url" => Proxy::new(Intercept::All, case.proxy_url().parse()?),
        _ => Proxy::new(Intercept::All, case.proxy().parse()?),
    };
    if let Some((user, password)) = case.credentials() {
        proxy.set_authorization(Authorization::basic(user, password));
    }
    let tls = TlsConnector::builder()
        .add_root_certificate(Certificate::from_pem(&case.ca_pem()?)?)
        .build()?;
    let mut connector = ProxyConnector::from_proxy(HttpConnector::new(), proxy)?;
    connector.set_tls(Some(tls));

    let target: Uri = case.url.parse()?;
    let mut request = Request::get(&target).body(Empty::<Bytes>::new())?;
    // its documentation asks for this: to http:// targets the header is the caller's to add
    if let Some(headers) = connector.http_headers(&target) {
        request.headers_mut().extend(headers.clone());
    }
    let answer = Client::builder(TokioExecutor::new()).build(connector).request(request).await?;
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
    let version = kit::version!("hyper-http-proxy");
    kit::serve("hyper-http-proxy", version, &["basic.http", "basic.connect", "redirect"], get);
}
