// The smallest proxy that the README of goproxy leads to, with Basic.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"runtime/debug"

	"github.com/elazarl/goproxy"
	"github.com/elazarl/goproxy/ext/auth"
)

func printVersions() {
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, module := range build.Deps {
			fmt.Println(module.Path, module.Version)
		}
	}
}

func main() {
	if os.Args[1] == "version" {
		printVersions()
		return
	}
	proxy := goproxy.NewProxyHttpServer()
	auth.ProxyBasic(proxy, "proxy407", func(user, password string) bool {
		return user == "user" && password == "pass"
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], proxy))
}
