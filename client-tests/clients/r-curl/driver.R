source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy", "https_proxy", "upload")

serve("curl", packageVersion("curl"), able, function(case) {
  # example: begin
  auth <- function(name) curl::curl_symbols(paste0("^CURLAUTH_", name, "$"))$value
  handle <- curl::new_handle(cainfo = case$ca_file)
  # By default it does Basic.
  if ("digest" %in% case$schemes) curl::handle_setopt(handle, proxyauth = auth("DIGEST"))
  if ("ntlm" %in% case$schemes) curl::handle_setopt(handle, proxyauth = auth("NTLM"))
  if (case$via == "any") curl::handle_setopt(handle, proxyauth = auth("ANY"))
  if (!is.null(case$content)) curl::handle_setopt(handle, copypostfields = case$content)
  if (case$via == "url") curl::handle_setopt(handle, proxy = case$proxy_url)
  if (!is.null(case$proxy)) curl::handle_setopt(handle, proxy = case$proxy)
  if (!is.null(case$user)) {
    curl::handle_setopt(handle, proxyusername = case$user, proxypassword = case$password)
  }
  answer <- curl::curl_fetch_memory(case$url, handle)
  headers <- curl::parse_headers_list(answer$headers)
  list(status = answer$status_code, body = answer$content, challenge = headers[["proxy-authenticate"]])
  # example: end
})
