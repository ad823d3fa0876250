source(file.path(Sys.getenv("KIT"), "kit.R"))

serve("url", getRversion(), c("basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"), function(case) {
  # example: begin
  connection <- url(case$url, "rb", method = "libcurl")
  on.exit(close(connection))
  body <- raw()
  while (length(piece <- readBin(connection, "raw", 65536))) body <- c(body, piece)
  list(status = 200, body = body)
  # example: end
})
