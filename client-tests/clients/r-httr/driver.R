source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy", "https_proxy", "upload")

serve("httr", packageVersion("httr"), able, function(case) {
  # example: begin
  auth <- Find(function(scheme) scheme %in% case$schemes, c("digest", "ntlm"), nomatch = "basic")
  proxy <- switch(case$via,
    url = httr::use_proxy(case$proxy_url),
    option = httr::use_proxy(case$proxy_host, case$proxy_port, case$user, case$password, auth),
    any = httr::use_proxy(case$proxy_host, case$proxy_port, case$user, case$password, "any"),
    env = httr::config()
  )
  trust <- httr::config(cainfo = case$ca_file)
  answer <- httr::VERB(case$method, case$url, proxy, trust, body = case$content)
  challenge <- httr::headers(answer)[["proxy-authenticate"]]
  list(status = answer$status_code, body = answer$content, challenge = challenge)
  # example: end
})
