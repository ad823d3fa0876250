//! A case for each name: tests/run starts each by itself, some shall fail.

use proxy407::Proxy407;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

const RIGHT: &str = "user:pass";
const ENCODED: &str = "user:p%40ss%3Aword";

fn send(proxy: &Proxy407, account: &str) -> String {
    let field = match account {
        "" => String::new(),
        _ => format!("Proxy-Authorization: Basic {}\r\n", base64(account.as_bytes())),
    };
    let mut socket = TcpStream::connect(proxy.url().trim_start_matches("http://")).unwrap();
    write!(socket, "GET http://example.test/ip HTTP/1.1\r\nHost: example.test\r\n{field}Connection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer[9..12].into()
}

fn base64(octets: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut made = String::new();
    for part in octets.chunks(3) {
        let bits = part.iter().fold(0u32, |bits, octet| bits << 8 | u32::from(*octet))
            << (8 * (3 - part.len()));
        for i in 0..4 {
            let sextet = (bits >> (18 - 6 * i) & 63) as usize;
            made.push(if i <= part.len() { alphabet[sextet] as char } else { '=' });
        }
    }
    made
}

fn right(proxy: &Proxy407) -> String {
    let (user, password) = proxy.account();
    send(proxy, &format!("{user}:{password}"))
}

#[test]
fn verbs() {
    let mut proxy = Proxy407::start("basic");
    assert_eq!(right(&proxy), "200");
    proxy.verify(&["authenticated", "never-sent-to-origin"]);
    let found = proxy.wait_for(json!({"verdict": "accepted"}), 1, Duration::from_secs(5));
    assert_eq!(found[0]["user"], "user");
    assert!(!proxy.exchanges(&[]).is_empty());
    proxy.reset();
    assert!(proxy.exchanges(&[]).is_empty());
}

#[test]
fn verbs_use() {
    let mut proxy =
        Proxy407::start_with("basic", Some(("anna", "a b:c%")), Duration::from_secs(10));
    assert_eq!(right(&proxy), "200");
    proxy.use_scenario("reject-encoded-password", None);
    assert!(proxy.url_with_credentials().contains("p%40ss%3Aword"));
    assert_eq!(right(&proxy), "200");
    proxy.use_scenario("basic", Some(("anna", "100%")));
    assert_eq!(right(&proxy), "200");
    proxy.reset();
    assert_eq!(proxy.account(), ("anna", "a b:c%"));
}

#[test]
fn verbs_own_scenario() {
    let account = json!({"user": "u", "password": "p"});
    let own = json!({"id": "own", "title": "Own", "story": "A test's own.", "family": "basic",
        "client": account, "users": [account], "proxy": {"authentication": [{"scheme": "basic"}]},
        "expect": [{"check": "authenticated"}]});
    let mut proxy = Proxy407::start(&own.to_string());
    assert_eq!(right(&proxy), "200");
    proxy.use_scenario("basic", None);
    proxy.reset();
    assert_eq!(proxy.account(), ("u", "p"));
}

#[test]
fn verbs_env() {
    let proxy = Proxy407::start("basic");
    let script = "echo $http_proxy; echo $NO_PROXY$no_proxy$FTP_PROXY; echo $HOME";
    let said =
        Command::new("/bin/sh").args(["-c", script]).envs(proxy.env()).output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..2], [proxy.url_with_credentials(), ""]);
    assert_ne!(lines[2], "");
}

#[test]
fn account() {
    Proxy407::start_with("basic", Some(("a:b", "c")), Duration::from_secs(10));
}

#[test]
fn start() {
    Proxy407::start("basic");
}

#[test]
fn refused() {
    send(&Proxy407::start("reject-encoded-password"), ENCODED);
}

#[test]
fn earlier() {
    let mut proxy = Proxy407::start("reject-encoded-password");
    send(&proxy, ENCODED);
    proxy.use_scenario("open", None);
    assert_eq!(send(&proxy, ""), "200");
}

#[test]
fn failed() {
    let proxy = Proxy407::start("reject-encoded-password");
    assert_eq!(send(&proxy, ENCODED), "200");
}

#[test]
fn unanswered() {
    send(&Proxy407::start("basic"), "");
}

#[test]
fn expected() {
    let mut proxy = Proxy407::start("basic");
    proxy.allow_refusals = true;
    assert_eq!(send(&proxy, ""), "407");
    let found = proxy.exchanges(&[("status", "407")]);
    assert!(found[0]["finding"].as_str().unwrap().ends_with("no-credentials"));
}

#[test]
fn verify() {
    let mut proxy = Proxy407::start("basic");
    proxy.allow_refusals = true;
    send(&proxy, "");
    proxy.verify(&["authenticated"]);
}

#[test]
fn wait() {
    let proxy = Proxy407::start("basic");
    send(&proxy, RIGHT);
    proxy.wait_for(json!({"status": 200, "recorder": "proxy"}), 2, Duration::from_millis(100));
}

#[test]
fn unknown() {
    Proxy407::start("nosuch");
}

#[test]
fn key() {
    Proxy407::start("basic").exchanges(&[("colour", "red")]);
}

#[test]
fn check() {
    Proxy407::start("basic").verify(&["no-such-check"]);
}

#[test]
fn slow() {
    Proxy407::start_with("basic", None, Duration::from_secs(1));
}

#[test]
fn hang() {
    let proxy = Proxy407::start("basic");
    std::fs::write(std::env::var("HANG_FILE").unwrap(), format!("{}\n", proxy.url())).unwrap();
    std::thread::sleep(Duration::from_secs(60));
}
