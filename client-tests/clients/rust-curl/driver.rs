use curl::easy::{Auth, Easy};
use kit::{Answer, Case, Outcome};

const FEATURES: [&str; 4] = ["basic.http", "basic.connect", "digest.http", "digest.connect"];

fn get(case: &Case) -> Outcome {
    let mut easy = Easy::new();
    easy.url(&case.url)?;
    easy.cainfo(&case.ca_file)?;
    match case.via.as_str() {
        "url" => easy.proxy(case.proxy_url())?,
        "option" => easy.proxy(case.proxy())?,
        _ => {} // libcurl reads the environment by itself
    }
    if let Some((user, password)) = case.credentials() {
        easy.proxy_username(user)?;
        easy.proxy_password(password)?;
    }
    easy.proxy_auth(Auth::new().basic(true).digest(true))?;

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

fn main() {
    kit::serve("curl", curl::Version::get().version(), &FEATURES, get);
}
