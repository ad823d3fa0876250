//! A running proxy, which asks for credentials and says why a client got a 407:
//!
//! ```no_run
//! let proxy = proxy407::Proxy407::start("digest");
//! // my_client::download(proxy.url_with_credentials());
//! ```
//!
//! When it is dropped it stops, and panics with the diagnosis if it refused a request. What the
//! program refuses to do panics too, as an assertion does: this is for tests.

mod program;

use program::Program;
use serde_json::{json, Value};
use std::{collections::BTreeMap, fs, thread, time::Duration};

/// User and password.
pub type Account<'a> = (&'a str, &'a str);

pub struct Proxy407 {
    /// Set it in a test that expects a 407.
    pub allow_refusals: bool,
    program: Program,
    proxy: Value,
    handout: Value,
    scenario: String,
    account: Option<(String, String)>,
    is_changed: bool,
}

impl Proxy407 {
    /// A scenario is a name, a file (with a / in it), or the scenario itself, which begins with {.
    pub fn start(scenario: &str) -> Self {
        Self::start_with(scenario, None, Duration::from_secs(10))
    }

    /// With another account than the scenario's.
    pub fn start_with(scenario: &str, account: Option<Account>, timeout: Duration) -> Self {
        let (proxy, handout) = (Value::Null, Value::Null);
        let mut made = Proxy407 {
            allow_refusals: false,
            program: Program::start(scenario, timeout),
            proxy,
            handout,
            scenario: scenario.into(),
            account: account.map(|(user, password)| (user.into(), password.into())),
            is_changed: false,
        };
        made.learn();
        if account.is_some() {
            made.use_scenario(scenario, account);
            made.is_changed = false;
        }
        made
    }

    pub fn url(&self) -> &str {
        text(&self.proxy["url"])
    }

    pub fn url_with_credentials(&self) -> &str {
        text(&self.proxy["url_with_credentials"])
    }

    /// Those of the scenario; "" where it has none.
    pub fn account(&self) -> Account<'_> {
        (text(&self.proxy["user"]), text(&self.proxy["password"]))
    }

    /// PEM: the authority of the https targets.
    pub fn ca_file(&self) -> &str {
        text(&self.proxy["ca_file"])
    }

    /// URLs that only the proxy knows: http, https.
    pub fn targets(&self) -> (&str, &str) {
        (text(&self.handout["http_target"]), text(&self.handout["https_target"]))
    }

    /// For a child process: `Command::envs(proxy.env())`. What the surroundings say of other proxies
    /// and of exceptions, NO_PROXY above all, is empty.
    pub fn env(&self) -> BTreeMap<String, String> {
        let is_other = |name: &String| {
            let unset = self.handout["unset"].as_array().into_iter().flatten();
            unset.map(text).any(|one| one.eq_ignore_ascii_case(name))
        };
        let others = std::env::vars().map(|(name, _)| name).filter(is_other);
        let set = self.handout["environment"].as_object().into_iter().flatten();
        others
            .chain(["no_proxy".into(), "NO_PROXY".into()])
            .map(|name| (name, String::new()))
            .chain(set.map(|(name, value)| (name.clone(), text(value).into())))
            .collect()
    }

    /// What came so far: `exchanges(&[("status", "407")])`
    pub fn exchanges(&self, matching: &[(&str, &str)]) -> Vec<Value> {
        list(self.program.call("GET", &format!("/exchanges?{}", program::query(matching)), None))
    }

    /// Waits until so many exchanges match: `wait_for(json!({"status": 200}), 1, timeout)`
    pub fn wait_for(&self, matching: Value, count: usize, timeout: Duration) -> Vec<Value> {
        let timeout = timeout.as_millis() as u64;
        let body = json!({"match": matching, "count": count, "timeout_ms": timeout});
        list(self.program.call("POST", "/exchanges/wait", Some(body)))
    }

    /// Judges what came by the checks of the scenario, or by the named ones.
    pub fn verify(&self, checks: &[&str]) {
        let body = if checks.is_empty() { json!({}) } else { json!({ "checks": checks }) };
        let verdict = self.program.call("POST", "/verify", Some(body));
        let told = "The expectations of proxy407 do not hold.";
        assert!(verdict["passed"] == true, "{told}\n{}", text(&verdict["text"]));
    }

    /// What the end of a test does: was a request refused since the last reset?
    pub fn check_refusals(&self) {
        let found = self.program.call("GET", "/refusals", None);
        let told = "The proxy refused a request. (A test that expects this sets allow_refusals.)";
        let is_well = self.allow_refusals || found["refused"] == false;
        assert!(is_well, "{told}\n{}", text(&found["text"]));
    }

    /// Another scenario on the same port, from its beginning.
    pub fn use_scenario(&mut self, scenario: &str, account: Option<Account>) {
        let mut body = json!({ "scenario": scenario });
        if program::is_itself(scenario) || scenario.contains('/') {
            let read = || fs::read_to_string(scenario).expect(scenario);
            let own = if program::is_itself(scenario) { scenario.into() } else { read() };
            body["scenario"] = serde_json::from_str(&own).expect("the scenario is not JSON");
        }
        if let Some((user, password)) = account {
            (body["user"], body["password"]) = (user.into(), password.into());
        }
        self.is_changed = true;
        let path = format!("/proxies/{}/scenario", text(&self.proxy["name"]));
        self.program.call("PUT", &path, Some(body));
        self.learn();
    }

    /// Forgets what came, and brings the proxy back to how it was started.
    pub fn reset(&mut self) {
        if self.is_changed {
            let (scenario, account) = (self.scenario.clone(), self.account.clone());
            let account = account.as_ref().map(|(user, password)| (&user[..], &password[..]));
            self.use_scenario(&scenario, account);
            self.is_changed = false;
        }
        self.program.call("POST", "/reset", Some(json!({})));
    }

    fn learn(&mut self) {
        self.proxy = self.program.call("GET", "/proxies", None)["proxies"][0].take();
        self.handout = self.program.call("GET", "/handout", None);
    }
}

impl Drop for Proxy407 {
    fn drop(&mut self) {
        // A second panic would end the test run without a word.
        if !thread::panicking() {
            self.check_refusals();
        } else if !self.allow_refusals {
            let found =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.check_refusals()));
            drop(found);
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn list(mut answer: Value) -> Vec<Value> {
    answer["exchanges"].take().as_array_mut().map(std::mem::take).unwrap_or_default()
}
