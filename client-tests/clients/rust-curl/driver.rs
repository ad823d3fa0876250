use curl::easy::{Auth, Easy};
use kit::{Answer, Case, Outcome};

// example: begin
const FEATURES: [&str; 8] = ["basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "no_proxy", "https_proxy", "upload"];

fn get(case: &Case) -> Outcome {
    let mut easy = Easy::new();
    easy.url(&case.url)?;
    easy.cainfo(&case.ca_file)?;
    match case.via.as_str() {
        "url" => easy.proxy(case.proxy_url())?,
        "option" | "any" => easy.proxy(case.proxy())?,
        _ => {} // libcurl reads the environment by itself
    }
    if let Some((user, password)) = case.credentials() {
        easy.proxy_username(user)?;
        easy.proxy_password(password)?;
    }
    // By default it does Basic.
    if case.via == "any" {
        easy.proxy_auth(Auth::new().basic(true).digest(true))?;
    } else if case.schemes.iter().any(|scheme| scheme == "digest") {
        easy.proxy_auth(Auth::new().digest(true))?;
    }
    easy.follow_location(case.takes("redirect"))?;
    if let Some(content) = &case.content {
        easy.post(true)?;
        easy.post_fields_copy(content.as_bytes())?;
    }

    let mut body = Vec::new();
    let mut transfer = easy.transfer();
    transfer.write_function(|data| {
        body.extend_from_slice(data);
        Ok(data.len())
    })?;
    transfer.perform()?;
    drop(transfer);
    Ok(Answer {
        status: easy.response_code()? as u16,
        challenge: None,
        body: String::from_utf8_lossy(&body).into(),
    })
}
// example: end

fn main() {
    kit::serve("curl", curl::Version::get().version(), &FEATURES, get);
}
