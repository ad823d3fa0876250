//! The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
//!
//! ```ignore
//! fn get(case: &Case) -> Outcome {
//!     let client = Client::builder().proxy(Proxy::all(case.proxy_url())?).build()?;
//!     let answer = client.get(&case.url).send()?;
//!     Ok(Answer { status: answer.status().as_u16(), challenge: None, body: answer.text()? })
//! }
//!
//! fn main() {
//!     kit::serve("reqwest", kit::version!("reqwest"), &["basic.http", "basic.connect"], get);
//! }
//! ```

use serde::Deserialize;
use serde_json::{json, Value};
use std::error::Error;
use std::io::Write;

/// What a client is to do.
#[derive(Deserialize)]
pub struct Case {
    id: String,
    needs: Vec<String>,
    pub via: String,
    pub url: String,
    pub method: String,
    pub ca_file: String,
    pub time_ms: u64,
    proxy_url: Option<String>,
    proxy: Option<String>,
    proxy_host: Option<String>,
    proxy_port: Option<u16>,
    user: Option<String>,
    password: Option<String>,
    /// What is to be uploaded.
    pub content: Option<String>,
    /// Hosts that need no proxy, where `via` is not `env`.
    pub no_proxy: Option<String>,
    /// Where https has another proxy than http; "": none.
    pub https_proxy_url: Option<String>,
    #[serde(default)]
    pub schemes: Vec<String>,
}

/// What the client gave to its user, for any status.
pub struct Answer {
    pub status: u16,
    pub challenge: Option<String>,
    pub body: String,
}

/// The error is whatever a user of the client would get to see.
pub type Outcome = Result<Answer, Box<dyn Error>>;

impl Case {
    /// Is it about that feature?
    pub fn takes(&self, feature: &str) -> bool {
        self.needs.iter().any(|need| need == feature)
    }

    /// Where `via` is `url`.
    pub fn proxy_url(&self) -> &str {
        self.proxy_url.as_deref().expect("proxy_url")
    }

    /// Where `via` is `option`, as `http://127.0.0.1:40123`.
    pub fn proxy(&self) -> &str {
        self.proxy.as_deref().expect("proxy")
    }

    /// Where `via` is `option`.
    pub fn proxy_host(&self) -> &str {
        self.proxy_host.as_deref().expect("proxy_host")
    }

    /// Where `via` is `option`.
    pub fn proxy_port(&self) -> u16 {
        self.proxy_port.expect("proxy_port")
    }

    /// User and password, where `via` is `option` and the case has them.
    pub fn credentials(&self) -> Option<(&str, &str)> {
        Some((self.user.as_deref()?, self.password.as_deref()?))
    }

    /// The certificate to trust, as PEM.
    pub fn ca_pem(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.ca_file)
    }
}

/// The version of a crate, as the driver's Cargo.lock has it.
#[macro_export]
macro_rules! version {
    ($name:literal) => {
        $crate::locked(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")), $name)
    };
}

#[doc(hidden)]
pub fn locked(lock: &'static str, name: &str) -> &'static str {
    let entry = format!("name = \"{name}\"\nversion = \"");
    let (_, rest) = lock.split_once(&entry).expect("the crate is in Cargo.lock");
    rest.split('"').next().expect("a version")
}

/// Answers every case on standard input by `get`.
pub fn serve(client: &str, version: &str, features: &[&str], get: impl Fn(&Case) -> Outcome) {
    if std::env::args().skip(1).eq(["--hello"]) {
        say(json!({
            "v": 1, "client": client, "version": version,
            "runtime": env!("KIT_RUNTIME"), "features": features
        }));
        return;
    }
    for line in std::io::stdin().lines() {
        let case: Case = serde_json::from_str(&line.expect("a line")).expect("a case");
        let missing = case.needs.iter().find(|need| !features.contains(&need.as_str()));
        say(match missing {
            Some(need) => json!({"v": 1, "id": case.id, "unsupported": need}),
            None => outcome(&case, get(&case)),
        });
    }
}

fn say(message: Value) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{message}").and_then(|()| out.flush()).expect("standard output");
}

fn outcome(case: &Case, outcome: Outcome) -> Value {
    match outcome {
        Ok(Answer { status, challenge: Some(challenge), body }) => {
            json!({"v": 1, "id": case.id, "status": status, "challenge": challenge, "body": body})
        }
        Ok(Answer { status, challenge: None, body }) => {
            json!({"v": 1, "id": case.id, "status": status, "body": body})
        }
        Err(problem) => json!({"v": 1, "id": case.id, "error": chain(problem.as_ref())}),
    }
}

/// An error and what caused it: most libraries say the reason only there.
fn chain(problem: &dyn Error) -> String {
    let mut told = problem.to_string();
    let mut cause = problem.source();
    while let Some(problem) = cause {
        told += &format!(": {problem}");
        cause = problem.source();
    }
    told
}
