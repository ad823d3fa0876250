source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect")

serve("httr", packageVersion("httr"), able, function(case) {
  proxy <- switch(case$via,
    url = httr::use_proxy(case$proxy_url, auth = "any"),
    option = httr::use_proxy(case$proxy_host, case$proxy_port, case$user, case$password, "any"),
    env = httr::config()
  )
  answer <- httr::GET(case$url, proxy, httr::config(cainfo = case$ca_file))
  challenge <- httr::headers(answer)[["proxy-authenticate"]]
  list(status = answer$status_code, body = answer$content, challenge = challenge)
})
