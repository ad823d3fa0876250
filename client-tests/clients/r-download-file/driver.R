source(file.path(Sys.getenv("KIT"), "kit.R"))

serve("download.file", getRversion(), c("basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"), function(case) {
  # example: begin
  file <- tempfile()
  download.file(case$url, file, method = "libcurl", quiet = TRUE)
  list(status = 200, body = readBin(file, "raw", file.size(file)))
  # example: end
})
