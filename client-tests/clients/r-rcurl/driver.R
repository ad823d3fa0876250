source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy", "https_proxy")

serve("RCurl", packageVersion("RCurl"), able, function(case) {
  # example: begin
  options <- list(cainfo = case$ca_file, followlocation = "redirect" %in% case$needs)
  # By default it does Basic.
  if ("digest" %in% case$schemes) options$proxyauth <- RCurl::AUTH_DIGEST
  if ("ntlm" %in% case$schemes) options$proxyauth <- RCurl::AUTH_NTLM
  if (case$via == "any") options$proxyauth <- RCurl::AUTH_ANY
  if (case$via == "url") options$proxy <- case$proxy_url
  if (!is.null(case$proxy)) options$proxy <- case$proxy
  if (!is.null(case$user)) {
    options$proxyusername <- case$user
    options$proxypassword <- case$password
  }
  headers <- RCurl::basicHeaderGatherer()
  body <- RCurl::getURL(case$url, .opts = options, headerfunction = headers$update)
  told <- headers$value()
  challenge <- if ("Proxy-Authenticate" %in% names(told)) told[["Proxy-Authenticate"]]
  list(status = as.integer(told[["status"]]), body = body, challenge = challenge)
  # example: end
})
