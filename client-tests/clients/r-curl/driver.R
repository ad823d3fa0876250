source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect")

serve("curl", packageVersion("curl"), able, function(case) {
  any <- curl::curl_symbols("^CURLAUTH_ANY$")$value
  handle <- curl::new_handle(cainfo = case$ca_file, proxyauth = any)
  if (case$via == "url") curl::handle_setopt(handle, proxy = case$proxy_url)
  if (case$via == "option") curl::handle_setopt(handle, proxy = case$proxy)
  if (!is.null(case$user)) {
    curl::handle_setopt(handle, proxyusername = case$user, proxypassword = case$password)
  }
  answer <- curl::curl_fetch_memory(case$url, handle)
  headers <- curl::parse_headers_list(answer$headers)
  list(status = answer$status_code, body = answer$content, challenge = headers[["proxy-authenticate"]])
})
