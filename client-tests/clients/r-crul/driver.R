source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy", "https_proxy", "upload")

serve("crul", packageVersion("crul"), able, function(case) {
  # example: begin
  options <- list(cainfo = case$ca_file, followlocation = "redirect" %in% case$needs)
  client <- if (case$via == "env") {
    crul::HttpClient$new(case$url, opts = options)
  } else {
    # By default it does Basic.
    auth <- Find(function(scheme) scheme %in% case$schemes, c("digest", "ntlm"), nomatch = "basic")
    if (case$via == "any") auth <- "any"
    proxies <- crul::proxy(case$proxy, case$user, case$password, auth)
    crul::HttpClient$new(case$url, opts = options, proxies = proxies)
  }
  answer <- if (is.null(case$content)) client$get() else client$post(body = case$content)
  challenge <- answer$response_headers[["proxy-authenticate"]]
  list(status = answer$status_code, body = answer$content, challenge = challenge)
  # example: end
})
