;; get.scm URL PROXY [USER PASSWORD]: writes the answer's content.
(use-modules (ice-9 binary-ports) (ice-9 match) (rnrs bytevectors)
             (gcrypt base64)
             (web client) (web response))

;; The credentials' only place is the header field.
(define headers
  (match (cdddr (command-line))
    (() '())
    ((user password)
     (let ((pair (string->utf8 (string-append user ":" password))))
       `((proxy-authorization . (basic . ,(base64-encode pair))))))))

(match (command-line)
  ((_ url proxy . _)
   (parameterize ((current-http-proxy proxy))
     (call-with-values (lambda () (http-get url #:headers headers #:decode-body? #f))
       (lambda (answer body)
         (unless (= 200 (response-code answer))
           (error "status" (response-code answer)))
         (put-bytevector (current-output-port) body))))))
