use kit::{Answer, Case, Outcome};
use minreq::Proxy;

// example: begin
fn get(case: &Case) -> Outcome {
    // what minreq documents: "user:password@proxy:host"
    let proxy = match case.credentials() {
        Some((user, password)) => {
            let (host, port) = (case.proxy_host(), case.proxy_port());
            Proxy::new(format!("{user}:{password}@{host}:{port}"))?
        }
        None if case.via == "url" => Proxy::new(case.proxy_url())?,
        None => Proxy::new(case.proxy())?,
    };
    let answer = minreq::get(&case.url).with_proxy(proxy).send()?;
    Ok(Answer {
        status: answer.status_code as u16,
        challenge: answer.header("proxy-authenticate").map(String::from),
        body: answer.as_str()?.to_string(),
    })
}
// example: end

fn main() {
    kit::serve("minreq", kit::version!("minreq"), &["basic.http", "basic.connect", "redirect"], get);
}
