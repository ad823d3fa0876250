#lang racket/base
;; get.rkt URL PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the answer's content.
(require racket/match racket/port net/base64 net/url)

;; The credentials' only place is the header field.
(define (fields credentials)
  (match credentials
    ['() '()]
    [(list user password)
     (define pair (string->bytes/utf-8 (string-append user ":" password)))
     (list (format "Proxy-Authorization: Basic ~a" (base64-encode pair #"")))]))

(match (vector->list (current-command-line-arguments))
  [(list-rest address host port credentials)
   (parameterize ([current-proxy-servers (list (list "http" host (string->number port)))])
     (define-values (content headers)
       (get-pure-port/headers (string->url address) (fields credentials)
                              #:redirections 5 #:status? #t))
     (unless (regexp-match? #rx"^HTTP/[0-9.]+ 2" headers)
       (error (car (regexp-match #rx"^[^\r\n]*" headers))))
     (copy-port content (current-output-port)))])
