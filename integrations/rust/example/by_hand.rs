// The test of ../README.md without the fixture: http:// alone, and no word on what was wrong.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;

const EXPECTED: &str = "Basic dXNlcjpwQHNzOndvcmQ="; // user:p@ss:word

fn answer(mut client: TcpStream) -> String {
    let mut sent = String::new();
    for line in BufReader::new(client.try_clone().unwrap()).lines() {
        let line = line.unwrap();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(": ") {
            if name.eq_ignore_ascii_case("Proxy-Authorization") {
                sent = value.to_string();
            }
        }
    }
    let status = if sent == EXPECTED { "200 OK" } else { "407 Proxy Authentication Required" };
    write!(
        client,
        "HTTP/1.1 {status}\r\nProxy-Authenticate: Basic realm=\"test\"\r\n\
         Content-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    sent
}

#[test]
fn downloads_through_the_proxy() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://user:p%40ss%3Aword@{}", proxy.local_addr().unwrap());
    let seen = thread::spawn(move || answer(proxy.accept().unwrap().0));
    let done = Command::new("curl")
        .args(["-sf", "http://example.test/ip"])
        .env("http_proxy", url)
        .env_remove("no_proxy")
        .env_remove("NO_PROXY")
        .status()
        .unwrap();
    assert!(done.success());
    assert_eq!(seen.join().unwrap(), EXPECTED);
}
