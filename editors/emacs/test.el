;;; A whole sitting in Emacs over a fixture: `emacs -q --batch -l editors/emacs/test.el' from the project's root, with the program in
;;; KITEI. Writes nothing but copies in a temporary folder. -*- lexical-binding: t -*-
(require 'cl-lib)
;; In Emacs 29 or later it is built in.
(unless (locate-library "eglot") (package-initialize))
(set-language-environment "UTF-8")
(load (expand-file-name "editors/emacs/kitei-mode.el") nil t)
(setq kitei-program (getenv "KITEI")
      kitei-arguments '("--lang" "ja" "--as-of" "2026-05-01")
      eglot-sync-connect 60
      eglot-connect-timeout 60
      eglot-confirm-server-initiated-edits nil
      eglot-confirm-server-edits nil
      make-backup-files nil
      create-lockfiles nil)

(defvar folder (file-name-as-directory (file-truename (make-temp-file "kitei-" t))))
(copy-directory "fixtures/medical-corporation" folder nil nil t)
;; What a project is, here.
(defun of-folder (_) (cons 'transient folder))
(setq project-find-functions '(of-folder))

(defun fail (what &rest arguments)
  (error "%s" (apply #'format what arguments)))

(defun await (what done)
  (with-timeout (60 (fail "nothing came of it: %s" what))
    (while (not (funcall done)) (accept-process-output nil 0.05))))

(defun send ()
  "Nobody is idle without a screen."
  (eglot--signal-textDocument/didChange))

(defun to (text)
  (goto-char (point-min))
  (unless (search-forward text nil t) (fail "not in the buffer: %s" text))
  (goto-char (match-beginning 0)))

(defun swap (text by)
  (to text)
  (delete-char (length text))
  (insert by)
  (send))

(defun told (rule)
  "What flymake shows of RULE in this buffer."
  (cl-remove-if-not (lambda (one) (string-match-p (regexp-quote rule) (flymake-diagnostic-text one))) (flymake-diagnostics)))

(defvar child (find-file-noselect (concat folder "hospital/policy.kitei")))
(defun connect ()
  "What is done after a command; none is given here."
  (run-hooks 'post-command-hook)
  (await "the server comes" #'eglot-current-server)
  ;; It waits until the buffer is shown.
  (flymake-start))
(with-current-buffer child (connect))
(defvar parent (find-file-noselect (concat folder "corporation/policy.kitei")))
(set-buffer parent)
(connect)
(unless (eq major-mode 'kitei-mode) (fail "%s is no kitei-mode" major-mode))

(defun weakened ()
  (with-current-buffer child (told "再使用禁止回数")))

(with-current-buffer child (await "flymake shows something" #'flymake-diagnostics))
(swap "再使用禁止回数 5回" "再使用禁止回数 24回")
(await "the stricter value shows below" #'weakened)
(swap "再使用禁止回数 24回" "再使用禁止回数 5回")
(await "it goes" (lambda () (not (weakened))))

;; Hover, over a value.
(to "13文字 下限")
(let ((shown (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (unless (string-match-p "効力のある値" (format "%s" shown)) (fail "hover: %s" shown)))

;; Formatting gives the text that was there.
(let ((sound (buffer-string)))
  (swap "    対策 パスワード {" "対策    パスワード {")
  (eglot-format-buffer)
  (unless (equal (buffer-string) sound) (fail "formatting left another text")))

;; Completion, by what people call a thing; then the change that mends it.
(goto-char (point-max))
(insert "条 「検知」 {\n  対策 ウイルス対策\n}\n")
(send)
(search-backward "\n}")
(let* ((at (eglot-completion-at-point))
       (offers (all-completions "" (nth 2 at))))
  (unless (member "不正ソフトウェア対策" offers) (fail "completion: %S" offers)))
(await "it is told" (lambda () (told "ウイルス対策")))
(let* ((actions (eglot-code-actions (point) (point) "quickfix"))
       (preferred (cl-find-if (lambda (one) (eq (plist-get one :isPreferred) t)) actions)))
  (unless preferred (fail "no safe change is offered: %S" actions))
  (if (eql (car (func-arity #'eglot--apply-workspace-edit)) 1)
      (eglot--apply-workspace-edit (plist-get preferred :edit))
    (eglot--apply-workspace-edit (plist-get preferred :edit) 'eglot-code-actions)))
(goto-char (point-max))
(unless (search-backward "対策 不正ソフトウェア対策" nil t) (fail "the change was not made"))

;; Another name for a vendor, wherever it is named.
(set-buffer child)
(to "\n  事業者 ")
(unless (looking-at "\n  事業者 \\([^ ]+\\)") (fail "no vendor"))
(let ((vendor (match-string 1)))
  (goto-char (match-beginning 1))
  (eglot-rename (concat "乙" vendor))
  (goto-char (point-min))
  (when (re-search-forward (concat "\\(?:事業者\\|提供\\) +" vendor) nil t) (fail "%s is named still" vendor))
  (unless (search-forward (concat "事業者 乙" vendor) nil t) (fail "nothing bears the new name")))

;; From a child to its parent.
(to "../corporation")
(let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (unless (and found (string-suffix-p "corporation/policy.kitei" (xref-location-group (xref-item-location (car found)))))
    (fail "definition: %S" found)))

;; The printed policy, at the place of point.
(to "対策 パスワード")
(let* ((title (save-excursion (re-search-backward "^ *条 .*「\\(.*?\\)」") (match-string 1)))
       (address nil)
       (browse-url-browser-function (lambda (url &rest _) (setq address url))))
  (kitei-preview)
  (unless (string-match "^file://\\(.*\\)#\\(.*\\)$" address) (fail "no page: %s" address))
  (let ((anchor (match-string 2 address)))
    (with-temp-buffer
      (insert-file-contents (match-string 1 address))
      (to (format "id=\"%s\"" anchor))
      (unless (search-forward title (line-end-position) t) (fail "the page is not at %s" title)))))

;; Colours: what heads a statement, and texts.
(font-lock-ensure)
(defun face-of (text)
  (to text)
  (get-text-property (point) 'face))
(cl-loop for (text . wanted) in '(("規程 「" . font-lock-keyword-face) ("対策 パスワード" . font-lock-keyword-face)
                                  ("医療" . font-lock-string-face) ("略称 " . font-lock-type-face))
         do (unless (memq wanted (ensure-list (face-of text))) (fail "%s has the face %S" text (face-of text))))

(princ "1 passed, 0 failed\n")
(dolist (buffer (list child parent)) (with-current-buffer buffer (set-buffer-modified-p nil)))
(eglot-shutdown (with-current-buffer child (eglot-current-server)))
(delete-directory folder t)
