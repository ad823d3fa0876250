use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, sync::mpsc, thread};

const VARIABLE: &str = "PROXY407_BINARY";
const TIME_TO_END: Duration = Duration::from_secs(5);
const OPTIONS: &str =
    "--port 0 --admin-port 0 --admin-port-file - --log off --stop-with-stdin";

/// The program and its control API. It ends when its standard input does, so it can't outlive the
/// test run.
pub struct Program {
    child: Child,
    port: u16,
}

impl Program {
    pub fn start(scenario: &str, timeout: Duration) -> Self {
        let path = find();
        let file = temporary("json");
        if is_itself(scenario) {
            fs::write(&file, scenario).expect("the scenario can't be written");
        }
        let argument = if is_itself(scenario) { file.as_path() } else { Path::new(scenario) };
        let mut command = Command::new(&path);
        command.arg("serve").arg(argument).args(OPTIONS.split(' '));
        // Credentials of surrounding runs would change the scenario.
        command.env_remove("PROXY407_CREDENTIALS");
        let said = temporary("stderr");
        let errors = fs::File::create(&said).expect("no temporary file can be made");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(errors);
        let started = command.spawn().map_err(|why| format!("can't be started: {why}"));
        let made = started.and_then(|child| Program { child, port: 0 }.listening(timeout));
        let text = fs::read_to_string(&said).unwrap_or_default();
        let _ = (fs::remove_file(&said), fs::remove_file(&file));
        made.unwrap_or_else(|why| {
            panic!(
                "{} serve {scenario}: the program {why}. It said:\n{}",
                path.display(),
                text.trim()
            )
        })
    }

    fn listening(mut self, timeout: Duration) -> Result<Self, String> {
        let (send, receive) = mpsc::channel();
        let output = self.child.stdout.take();
        thread::spawn(move || send.send(first_line(output)));
        let late = |_| format!("did not listen within {timeout:?}");
        let line = receive.recv_timeout(timeout).map_err(late)?;
        match line.trim().parse() {
            Ok(port) => self.port = port,
            Err(_) if line.is_empty() && self.ends() => {
                return Err("ended before it listened".into())
            }
            Err(_) => {
                return Err(format!("is another one: its first line is {line:?}, not a port"))
            }
        }
        Ok(self)
    }

    fn ends(&mut self) -> bool {
        let end = Instant::now() + TIME_TO_END;
        while Instant::now() < end && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(2));
        }
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// What the control API answers. HTTP/1.0, because its answers come in one piece.
    pub fn call(&self, method: &str, path: &str, body: Option<Value>) -> Value {
        let body = body.map(|value| value.to_string()).unwrap_or_default();
        let mut socket = TcpStream::connect(("127.0.0.1", self.port))
            .unwrap_or_else(|why| panic!("The control API does not answer: {why}"));
        let head = format!(
            "{method} /__admin{path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        let mut answer = String::new();
        socket.write_all((head + &body).as_bytes()).expect("the control API closed");
        socket.read_to_string(&mut answer).expect("the control API sent no UTF-8");
        let (head, content) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let value: Value = serde_json::from_str(content).unwrap_or_default();
        let status = head.split(' ').nth(1).unwrap_or("");
        assert!(status.starts_with('2'), "{}", told(&value, status));
        value
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        self.ends();
        let _ = (self.child.kill(), self.child.wait());
    }
}

/// PROXY407_BINARY, or the first in PATH.
fn find() -> PathBuf {
    let path = env::var("PATH").unwrap_or_default();
    match env::var(VARIABLE) {
        Ok(named) if !named.is_empty() => {
            assert!(
                is_program(Path::new(&named)),
                "{VARIABLE} names {named:?}, which is not executable."
            );
            named.into()
        }
        _ => env::split_paths(&path)
            .map(|folder| folder.join("proxy407"))
            .find(|one| is_program(one))
            .unwrap_or_else(|| {
                panic!(
                    "The program proxy407 is not found. Set {VARIABLE} to its path. Tried:\n  \
                 {VARIABLE}: not set\n  PATH: not found in {path:?}"
                )
            }),
    }
}

fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

pub fn is_itself(scenario: &str) -> bool {
    scenario.trim_start().starts_with('{')
}

fn temporary(ending: &str) -> PathBuf {
    let thread = format!("{:?}", thread::current().id()).replace(['(', ')'], "-");
    env::temp_dir().join(format!("proxy407-{}-{thread}.{ending}", std::process::id()))
}

fn first_line(output: Option<ChildStdout>) -> String {
    let mut line = String::new();
    if let Some(output) = output {
        let _ = BufReader::new(output).read_line(&mut line);
    }
    line
}

fn told(problem: &Value, status: &str) -> String {
    let nearest = problem["nearest"].as_array().into_iter().flatten();
    let near: String = nearest.map(|one| format!("\n  nearest: {one}")).collect();
    problem["detail"].as_str().unwrap_or(status).to_string() + &near
}

/// application/x-www-form-urlencoded.
pub fn query(members: &[(&str, &str)]) -> String {
    let encoded =
        |text: &str| -> String { text.bytes().map(|octet| format!("%{octet:02X}")).collect() };
    let pairs = members.iter().map(|(key, value)| format!("{}={}", encoded(key), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}
