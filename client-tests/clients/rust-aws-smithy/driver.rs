use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_http_client::Connector;
use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use kit::{Answer, Case, Outcome};

// example: begin
async fn get(case: &Case) -> Outcome {
    let proxy = match case.via.as_str() {
        "url" => ProxyConfig::all(case.proxy_url())?,
        "option" => {
            let proxy = ProxyConfig::all(case.proxy())?;
            match case.credentials() {
                Some((user, password)) => proxy.with_basic_auth(user, password),
                None => proxy,
            }
        }
        _ => ProxyConfig::from_env(),
    };
    let roots = TrustStore::empty().with_pem_certificate(case.ca_pem()?);
    let connector = Connector::builder()
        .proxy_config(proxy)
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .tls_context(TlsContext::builder().with_trust_store(roots).build()?)
        .build();
    let answer = connector.call(HttpRequest::get(case.url.as_str())?).await?;
    let status = answer.status().as_u16();
    let challenge = answer.headers().get("proxy-authenticate").map(String::from);
    let body = aws_smithy_types::byte_stream::ByteStream::new(answer.into_body());
    Ok(Answer { status, challenge, body: String::from_utf8(body.collect().await?.to_vec())? })
}

const FEATURES: [&str; 5] = ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"];
// example: end

fn main() {
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
    let get = |case: &Case| tokio.block_on(get(case));
    let version = kit::version!("aws-smithy-http-client");
    kit::serve("aws-smithy-http-client", version, &FEATURES, get);
}
