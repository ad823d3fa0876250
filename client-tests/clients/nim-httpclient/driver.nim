## driver CA-FILE URL PROXY [USER PASSWORD]: writes the content of the answer.
import std/[httpclient, net, os]

let args = commandLineParams()
if args == @["--version"]:
  echo "Nim ", NimVersion
  quit()
let proxy =
  if args.len > 3: newProxy(args[2], auth = args[3] & ":" & args[4])
  else: newProxy(args[2])
let client = newHttpClient(proxy = proxy, sslContext = newContext(caFile = args[0]))
stdout.write client.getContent(args[1]) # raises for a status that is no success
