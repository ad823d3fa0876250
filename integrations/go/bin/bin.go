// Package bin holds the program for the platform that is compiled for:
//
//	import _ "proxy407/bin"
//
// The packaging writes a file beside this one for each platform, which says what it holds. A plain
// checkout holds nothing, and the program is looked for in PATH.
package bin

import "proxy407"

// register is called by the file of the platform.
func register(sha256 string, gzipped []byte) {
	proxy407.Embed(sha256, gzipped)
}
