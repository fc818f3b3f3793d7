;;; Goes through what `kitei-check' finds until it stands on a `?', and says where that is. Run by .ci/editors with what
;;; docs/integrations.md shows loaded before. -*- lexical-binding: t -*-
(require 'compile)
(set-language-environment "UTF-8")
(kitei-check)
(while (process-live-p (get-buffer-process "*compilation*")) (accept-process-output nil 0.1))
(with-current-buffer "*compilation*"
  (goto-char (point-min))
  (setq next-error-last-buffer (current-buffer)))
(next-error 1 t)
;; Without a screen the window changes and not the buffer. Beyond the last finding `next-error' is an error, and Emacs ends with it.
(set-buffer (window-buffer (selected-window)))
(while (not (looking-at "[?]"))
  (next-error)
  (set-buffer (window-buffer (selected-window))))
(princ (format "%s:%d:%d\n" (file-name-nondirectory buffer-file-name) (line-number-at-pos)
               (1+ (- (point) (line-beginning-position)))))
