source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect")

serve("crul", packageVersion("crul"), able, function(case) {
  options <- list(cainfo = case$ca_file)
  client <- if (case$via == "env") {
    crul::HttpClient$new(case$url, opts = options)
  } else {
    proxies <- crul::proxy(case$proxy, case$user, case$password, "any")
    crul::HttpClient$new(case$url, opts = options, proxies = proxies)
  }
  answer <- client$get()
  challenge <- answer$response_headers[["proxy-authenticate"]]
  list(status = answer$status_code, body = answer$content, challenge = challenge)
})
