;;; driver CA-FILE URL NO-PROXY PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the content of the answer.

(defun fetch (ca-file url no-proxy host port &rest credentials)
  (multiple-value-bind (body status)
      (drakma:http-request url
                           :proxy (list host (parse-integer port))
                           :proxy-basic-authorization credentials
                           :no-proxy-domains (cl-ppcre:split "," no-proxy)
                           :verify :required
                           :ca-file ca-file)
    (unless (= status 200)
      (error "status ~D" status))
    (write-string (if (stringp body) body (flexi-streams:octets-to-string body)))))

(defun main ()
  (handler-case (apply #'fetch (rest sb-ext:*posix-argv*))
    (error (problem)
      (format *error-output* "~A~%" problem)
      (sb-ext:exit :code 1))))

(sb-ext:save-lisp-and-die "driver" :toplevel #'main :executable t :save-runtime-options t)
