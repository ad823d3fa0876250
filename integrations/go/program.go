package proxy407

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// BinaryVariable names the program instead of the one that would be found.
const BinaryVariable = "PROXY407_BINARY"

// unpacking keeps a file from being written while a process starts: it would inherit the file, which
// can't be run then.
var unpacking sync.Mutex

var embedded struct {
	sha256  string
	gzipped []byte
}

// Embed is called by the package proxy407/bin: the program, compressed by gzip, and its SHA-256.
func Embed(sha256 string, gzipped []byte) {
	embedded.sha256, embedded.gzipped = sha256, gzipped
}

// findProgram looks at what was given, BinaryVariable, the embedded program and PATH, in that order.
func findProgram(given string) (string, error) {
	if given != "" {
		return executable(given, "the option Program")
	}
	if named := os.Getenv(BinaryVariable); named != "" {
		return executable(named, BinaryVariable)
	}
	tried := []string{BinaryVariable + ": not set"}
	path, err := unpack()
	if err == nil {
		return path, nil
	}
	tried = append(tried, fmt.Sprintf("proxy407/bin: %v", err))
	path, err = exec.LookPath("proxy407")
	if err == nil {
		return filepath.Abs(path)
	}
	tried = append(tried, fmt.Sprintf("PATH: not found in %q", os.Getenv("PATH")))
	return "", fmt.Errorf("the program proxy407 is not found. Set %s to its path, or import "+
		"_ \"proxy407/bin\". Tried:\n  %s", BinaryVariable, strings.Join(tried, "\n  "))
}

func executable(path, from string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("%s names %q: %w", from, path, errors.Unwrap(err))
	}
	if info.IsDir() || info.Mode()&0o111 == 0 {
		return "", fmt.Errorf("%s names %q, which is not executable", from, path)
	}
	return filepath.Abs(path)
}

// unpack writes the embedded program into the user's cache, once for each version.
func unpack() (string, error) {
	if embedded.gzipped == nil {
		return "", errors.New("not imported, or it holds no program for this platform")
	}
	folder, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	unpacking.Lock()
	defer unpacking.Unlock()
	folder = filepath.Join(folder, "proxy407", embedded.sha256)
	path := filepath.Join(folder, "proxy407")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	octets, err := gunzip()
	if err != nil {
		return "", err
	}
	return path, writeAtOnce(path, octets)
}

func gunzip() ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(embedded.gzipped))
	if err != nil {
		return nil, err
	}
	octets, err := io.ReadAll(reader)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(octets); hex.EncodeToString(sum[:]) != embedded.sha256 {
		return nil, errors.New("the embedded program is damaged: its SHA-256 is another one")
	}
	return octets, nil
}

// writeAtOnce lets no other process see half of a file: it may start the program at the same time.
func writeAtOnce(path string, octets []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), "part-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(octets)
	if err == nil {
		err = file.Chmod(0o700)
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
