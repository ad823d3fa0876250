source(file.path(Sys.getenv("KIT"), "kit.R"))

able <- c("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect", "no_proxy", "https_proxy", "upload")

serve("httr2", packageVersion("httr2"), able, function(case) {
  # example: begin
  request <- httr2::request(case$url)
  request <- httr2::req_options(request, cainfo = case$ca_file)
  request <- httr2::req_error(request, is_error = function(response) FALSE)
  if (!is.null(case$content)) request <- httr2::req_body_raw(request, case$content)
  auth <- Find(function(scheme) scheme %in% case$schemes, c("digest", "ntlm"), nomatch = "basic")
  request <- switch(case$via,
    url = httr2::req_proxy(request, case$proxy_url),
    option = httr2::req_proxy(
      request, case$proxy_host, case$proxy_port, case$user, case$password, auth
    ),
    any = httr2::req_proxy(
      request, case$proxy_host, case$proxy_port, case$user, case$password, "any"
    ),
    env = request
  )
  answer <- httr2::req_perform(request)
  list(
    status = httr2::resp_status(answer),
    body = answer$body,
    challenge = httr2::resp_header(answer, "proxy-authenticate")
  )
  # example: end
})
