source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect")

serve("crul", packageVersion("crul"), able, function(case) {
  proxies <- if (case$via == "option") crul::proxy(case$proxy, case$user, case$password, "any")
  client <- crul::HttpClient$new(case$url, opts = list(cainfo = case$ca_file), proxies = proxies)
  answer <- client$get()
  challenge <- answer$response_headers[["proxy-authenticate"]]
  list(status = answer$status_code, body = answer$content, challenge = challenge)
})
