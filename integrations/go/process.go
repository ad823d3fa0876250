package proxy407

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

const timeToEnd = 5 * time.Second

// process is the running program. It ends when its standard input does, so it can't outlive the
// test run, however that ends.
type process struct {
	command *exec.Cmd
	input   io.Closer
	stderr  *os.File
	ended   chan struct{}
	once    sync.Once
}

// startProcess returns when the program printed the port of its control API.
func startProcess(program, scenario string, timeout time.Duration) (*process, string, error) {
	command := exec.Command(program, "serve", scenario, "--port", "0", "--admin-port", "0",
		"--admin-port-file", "-", "--log", "off", "--stop-with-stdin")
	command.Env = environmentOfProgram()
	// A file: nobody has to read it for the program to go on.
	stderr, err := os.CreateTemp("", "proxy407-*.stderr")
	if err != nil {
		return nil, "", err
	}
	os.Remove(stderr.Name())
	command.Stderr = stderr
	p := &process{command: command, stderr: stderr, ended: make(chan struct{})}
	input, err := command.StdinPipe()
	if err != nil {
		return nil, "", err
	}
	p.input = input
	reader, writer, err := os.Pipe()
	if err != nil {
		return nil, "", err
	}
	command.Stdout = writer
	err = command.Start()
	writer.Close()
	if err != nil {
		reader.Close()
		return nil, "", fmt.Errorf("%s can't be started: %w", program, err)
	}
	go func() {
		command.Wait()
		close(p.ended)
	}()
	port, err := p.readPort(reader, timeout)
	if err != nil {
		p.stop()
		return nil, "", fmt.Errorf("%s serve %s: %w", program, scenario, err)
	}
	return p, port, nil
}

// environmentOfProgram leaves the credentials of a surrounding run out: they would change the
// scenario.
func environmentOfProgram() []string {
	const variable = "PROXY407_CREDENTIALS="
	var made []string
	for _, one := range os.Environ() {
		if !strings.HasPrefix(one, variable) {
			made = append(made, one)
		}
	}
	return made
}

func (p *process) readPort(reader *os.File, timeout time.Duration) (string, error) {
	line := make(chan string, 1)
	go func() {
		defer reader.Close()
		buffered := bufio.NewReader(reader)
		text, _ := buffered.ReadString('\n')
		line <- text
		io.Copy(io.Discard, buffered)
	}()
	select {
	case text := <-line:
		if strings.HasSuffix(text, "\n") {
			port := strings.TrimSpace(text)
			if _, err := strconv.ParseUint(port, 10, 16); err != nil {
				return "", fmt.Errorf("it is another program: its first line is %q, not a port", port)
			}
			return port, nil
		}
		select {
		case <-p.ended:
			return "", fmt.Errorf("the program ended before it listened (%v). It said:\n%s",
				p.command.ProcessState, p.said())
		case <-time.After(timeToEnd):
			return "", fmt.Errorf("the program printed no port. It said:\n%s", p.said())
		}
	case <-time.After(timeout):
		return "", fmt.Errorf("the program did not listen within %v. It said:\n%s", timeout,
			p.said())
	}
}

func (p *process) said() string {
	octets, err := io.ReadAll(io.NewSectionReader(p.stderr, 0, 1<<20))
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(octets))
}

func (p *process) stop() {
	p.once.Do(func() {
		p.input.Close()
		select {
		case <-p.ended:
		case <-time.After(timeToEnd):
			p.command.Process.Kill()
			<-p.ended
		}
		p.stderr.Close()
	})
}
