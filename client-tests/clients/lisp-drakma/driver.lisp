;;;; driver CA-FILE URL PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the answer's content. Without
;;;; arguments: the version.
(require :asdf)
(asdf:load-system :drakma)

(defun get-url (ca-file url host port &rest account)
  (multiple-value-bind (body status)
      (drakma:http-request url
                           :proxy (list host (parse-integer port))
                           :proxy-basic-authorization account
                           :ca-file ca-file
                           :verify :required
                           :force-binary t)
    (unless (= status 200) (error "Status ~a" status))
    (with-open-stream (output (sb-sys:make-fd-stream 1 :output t :element-type '(unsigned-byte 8)))
      (write-sequence body output))))

(defun main ()
  (sb-ext:disable-debugger)
  (let ((arguments (rest sb-ext:*posix-argv*)))
    (if arguments
        (apply #'get-url arguments)
        (format t "Drakma ~a~%" drakma:*drakma-version*))))

(sb-ext:save-lisp-and-die "driver" :executable t :toplevel #'main :save-runtime-options t)
