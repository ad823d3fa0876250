# The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
#
#   source(file.path(Sys.getenv("KIT"), "kit.R"))
#   serve("httr", packageVersion("httr"), c("basic.http", "basic.connect"), function(case) {
#     response <- httr::GET(case$url, httr::config(proxy = case$proxy_url, cainfo = case$ca_file))
#     list(status = response$status_code, body = response$content)
#   })
#
# What a client is not told by this channel is NULL. The answer has status, body (text or raw) and,
# where the API shows it, challenge.

say <- function(...) {
  cat(jsonlite::toJSON(list(v = 1, ...), auto_unbox = TRUE), "\n", sep = "", file = stdout())
  flush(stdout())
}

outcome <- function(get, case) {
  tryCatch(
    {
      answer <- get(case)
      body <- if (is.raw(answer$body)) rawToChar(answer$body) else answer$body
      told <- list(status = answer$status, body = iconv(body, "UTF-8", "UTF-8", sub = "?"))
      if (is.null(answer$challenge)) told else c(told, challenge = answer$challenge)
    },
    error = function(problem) list(error = conditionMessage(problem))
  )
}

# Answers every case on standard input by the function; what it raises is what the client raised.
serve <- function(client, version, features, get) {
  if (identical(commandArgs(TRUE), "--hello")) {
    runtime <- R.version.string
    say(client = client, version = format(version), runtime = runtime, features = I(features))
    return(invisible())
  }
  input <- file("stdin", "r", encoding = "UTF-8")
  while (length(line <- readLines(input, 1, warn = FALSE)) == 1) {
    case <- jsonlite::fromJSON(line)
    missing <- setdiff(case$needs, features)
    told <- if (length(missing)) list(unsupported = missing[1]) else outcome(get, case)
    do.call(say, c(list(id = case$id), told))
  }
}
