;;; kitei-mode.el --- Policies in the kitei language -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Colours of keywords, and `kitei lsp' by eglot.  M-x kitei-preview shows the printed policy in the browser, at the article in which
;; point is; it is made anew when it is called again, and when the buffer is saved.

;;; Code:

(require 'browse-url)
(require 'eglot)

(defgroup kitei nil "Policies in the kitei language." :group 'languages)

(defcustom kitei-program "kitei"
  "The program.  Nothing is downloaded."
  :type 'string)

(defcustom kitei-arguments nil
  "What it is given besides, like (\"--lang\" \"ja\" \"--as-of\" \"2026-04-01\")."
  :type '(repeat string))

;; Made of the table of keywords: UPDATE_DOCS=1 cargo test --test it docs
(defconst kitei-keywords
  '("institutions_below" "applies as judged" "appended_table" "not_applicable" "appended_form"
    "applies when" "wording_only" "in_place_of" "information" "institution" "requirement" "definition"
    "equivalent" "implements" "instrument" "reapproved" "supplement" "transition" "vocabulary"
    "agreement" "committee" "confirmed" "delegated" "effective" "exception" "paragraph" "published"
    "satisfies" "activity" "approved" "at least" "conforms" "document" "facility" "guidance" "includes"
    "inherits" "provides" "replaces" "standard" "article" "because" "carried" "chapter" "columns"
    "default" "enacted" "expects" "measure" "minimum" "revised" "section" "version" "wording" "all of"
    "any of" "except" "issuer" "number" "policy" "record" "repeal" "review" "should" "source" "system"
    "vendor" "volume" "amend" "binds" "cites" "facts" "final" "group" "point" "reads" "scope" "state"
    "words" "each" "fact" "kind" "must" "post" "role" "some" "tier" "unit" "いずれか" "システム" "下位機関" "代替適用"
    "全部改正" "兼用文書" "努力義務" "同等措置" "変更不可" "本文のみ" "本文状態" "根拠法令" "根拠規定" "構成文書" "現況項目" "要否判断" "適用条件" "適用範囲"
    "適用除外" "適用類型" "遵守事項" "add" "has" "may" "row" "yes" "すべて" "一以上" "事業者" "再承認" "加える" "委員会" "改める" "発行者"
    "見直し" "no" "下限" "任意" "例外" "公表" "出典" "別表" "制定" "削る" "単位" "基準" "契約" "委任" "定義" "対応" "対策" "引継" "役割" "情報"
    "承認" "文書" "文言" "施行" "施設" "既定" "最低" "様式" "機関" "沿革" "活動" "準拠" "現況" "理由" "番号" "確認" "移行" "種別" "種類" "細目"
    "継承" "義務" "要件" "規程" "解説" "解釈" "記録" "語彙" "語群" "関連" "附則" "除外" "階層" "列" "各" "有" "条" "無" "版" "章" "節" "編"
    "群" "職" "行" "項")
  "What heads a statement.")

(defconst kitei-clauses
  '("distinguishes" "or equivalent" "confirmed_by" "judged below" "supplemented" "approved_by"
    "judged here" "implied_by" "for class" "predicate" "recurring" "approved" "deadline" "duration"
    "formerly" "in house" "required" "reserved" "sentence" "shown_by" "superset" "verbatim" "allowed"
    "because" "deleted" "general" "implies" "instead" "meaning" "negated" "ordered" "outside" "purpose"
    "said as" "version" "amends" "begins" "choice" "covers" "digest" "except" "extent" "higher" "serves"
    "stated" "subset" "actor" "added" "apart" "count" "exact" "hours" "lower" "range" "reach" "until"
    "where" "yesno" "also" "date" "ends" "free" "from" "laws" "text" "when" "そのまま" "下位判定" "代替措置" "例外対象"
    "又は同等" "妥当範囲" "対象情報" "自ら判定" "部分集合" "関係職務" "and" "for" "ref" "上位語" "下位語" "低い方" "同等先" "承認者" "文字列" "旧番号"
    "時間帯" "期限値" "機関内" "機関外" "無関係" "照合値" "確認者" "解釈値" "言い方" "適用先" "高い方" "as" "en" "is" "of" "or" "to" "かつ"
    "一致" "主体" "候補" "別称" "削除" "包含" "区別" "参照" "又は" "反復" "否定" "含意" "始期" "導出" "必須" "承認" "改正" "日付" "明記" "有無"
    "期間" "期限" "条件" "汎用" "法令" "理由" "略称" "範囲" "終期" "自由" "英文" "表示" "補う" "該当" "趣旨" "述部" "追加" "選択" "開始" "限定"
    "除外" "順序" "可" "数" "文" "版")
  "What stands after a head.")
;; Until here.

(defconst kitei--after "\\(?:[][ \t　{};｛｝；,、「\"]\\|$\\)"
  "What ends a word.")

(defun kitei--words (words)
  "A group that matches one of WORDS, of which a space is any space."
  (concat "\\(" (mapconcat (lambda (word) (string-replace " " "[ \t　]+" (regexp-quote word))) words "\\|") "\\)"))

(defun kitei--next (before words limit)
  "Look for one of WORDS behind BEFORE until LIMIT, and leave point at its end.
What ends a word may begin the next."
  (and (re-search-forward (concat before (kitei--words words) kitei--after) limit t)
       (goto-char (match-end 1))))

;; The text around a match says what it is; asking for it moves point.
(defun kitei--placeholder ()
  "The face of what stands in braces: in a text it is a placeholder."
  (save-match-data
    (save-excursion (and (nth 3 (syntax-ppss (match-beginning 0))) 'font-lock-variable-name-face))))

(defvar kitei-font-lock-keywords
  `((,(lambda (limit) (kitei--next "\\(?:^\\|[{};｛｝；]\\)[ \t　]*" kitei-keywords limit)) 1 'font-lock-keyword-face)
    (,(lambda (limit) (kitei--next "[ \t　,、]" kitei-clauses limit)) 1 'font-lock-type-face)
    ("[ \t　,、]\\([0-9０-９][^ \t\n　{};,、｛｝；]*\\)" 1 'font-lock-constant-face)
    ("[ \t　]\\([?？]\\)\\(?:[ \t;}]\\|$\\)" 1 'font-lock-warning-face)
    ("[{｛][^ \t\n{}｛｝]*[}｝]" 0 (kitei--placeholder) prepend))
  "Colours of what no editor can know better; eglot brings nothing beside.")

(defvar kitei-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?{ "(}" table)
    (modify-syntax-entry ?} "){" table)
    (modify-syntax-entry ?｛ "(｝" table)
    (modify-syntax-entry ?｝ ")｛" table)
    table)
  "Quotes in Japanese are told by `kitei--quotes', since they differ at both ends.")

(defconst kitei--quotes
  (syntax-propertize-rules ("\\(「\\)[^」]*\\(」\\)" (1 "|") (2 "|")))
  "Texts between Japanese quotes are texts.")

(defvar kitei--page nil
  "The file that shows the printed policy, where it was asked for.")

;;;###autoload
(define-derived-mode kitei-mode prog-mode "kitei"
  "Policies in the kitei language."
  (setq-local comment-start "// "
              comment-end ""
              indent-tabs-mode nil
              font-lock-defaults '(kitei-font-lock-keywords)
              syntax-propertize-function kitei--quotes)
  (add-hook 'after-save-hook #'kitei--print-again nil t))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.kitei\\'" . kitei-mode))

(defun kitei--contact (&rest _)
  "How the server is started."
  (append (list kitei-program "lsp") kitei-arguments))

(add-to-list 'eglot-server-programs '(kitei-mode . kitei--contact))
(add-hook 'kitei-mode-hook #'eglot-ensure)

(defun kitei--print ()
  "Write the page of the printed policy, and give back the anchor of point on it."
  (let* ((place (eglot--TextDocumentPositionParams))
         (uri (plist-get (plist-get place :textDocument) :uri))
         (shown (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                                 `(:command "kitei.page" :arguments [,uri ,(plist-get place :position)]))))
    (unless shown (user-error "There is no page of this buffer"))
    (unless kitei--page (setq-local kitei--page (make-temp-file "kitei-" nil ".html")))
    (let ((coding-system-for-write 'utf-8))
      (write-region (plist-get shown :html) nil kitei--page nil 'silent))
    (plist-get shown :anchor)))

(defun kitei--print-again ()
  "Write the page anew, where it was asked for."
  (when (and kitei--page (eglot-current-server)) (kitei--print)))

(defun kitei-preview ()
  "Show the printed policy in the browser, at the article in which point is."
  (interactive)
  (let ((anchor (kitei--print)))
    (browse-url (concat "file://" kitei--page (and anchor (concat "#" anchor))))))

(provide 'kitei-mode)
;;; kitei-mode.el ends here
