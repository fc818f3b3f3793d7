" Made of the table of keywords: UPDATE_DOCS=1 cargo test --test it docs
if exists('b:current_syntax')
  finish
endif
syntax match kiteiKeyword '\v(^|[{};｛｝；])\s*\zs(institutions_below|applies\s+as\s+judged|appended_table|not_applicable|appended_form|applies\s+when|wording_only|in_place_of|information|institution|requirement|definition|equivalent|implements|instrument|reapproved|supplement|transition|vocabulary|agreement|committee|confirmed|delegated|effective|exception|paragraph|published|satisfies|activity|approved|at\s+least|conforms|document|facility|guidance|includes|inherits|provides|replaces|standard|article|because|carried|chapter|columns|default|enacted|expects|measure|minimum|revised|section|version|wording|all\s+of|any\s+of|except|issuer|number|policy|record|repeal|review|should|source|system|vendor|volume|amend|binds|cites|facts|final|group|point|reads|scope|state|words|each|fact|kind|must|post|role|some|tier|unit|いずれか|システム|下位機関|代替適用|全部改正|兼用文書|努力義務|同等措置|変更不可|本文のみ|本文状態|根拠法令|根拠規定|構成文書|現況項目|要否判断|適用条件|適用範囲|適用除外|適用類型|遵守事項|add|has|may|row|yes|すべて|一以上|事業者|再承認|加える|委員会|改める|発行者|見直し|no|下限|任意|例外|公表|出典|別表|制定|削る|単位|基準|契約|委任|定義|対応|対策|引継|役割|情報|承認|文書|文言|施行|施設|既定|最低|様式|機関|沿革|活動|準拠|現況|理由|番号|確認|移行|種別|種類|細目|継承|義務|要件|規程|解説|解釈|記録|語彙|語群|関連|附則|除外|階層|列|各|有|条|無|版|章|節|編|群|職|行|項)\ze([ \t　{};｛｝；,、「"]|$)'
syntax match kiteiClause '\v[ \t　,、]\zs(distinguishes|or\s+equivalent|confirmed_by|judged\s+below|supplemented|approved_by|judged\s+here|implied_by|for\s+class|predicate|recurring|approved|deadline|duration|formerly|in\s+house|required|reserved|sentence|shown_by|superset|verbatim|allowed|because|deleted|general|implies|instead|meaning|negated|ordered|outside|purpose|said\s+as|version|amends|begins|choice|covers|digest|except|extent|higher|serves|stated|subset|actor|added|apart|count|exact|hours|lower|range|reach|until|where|yesno|also|date|ends|free|from|laws|text|when|そのまま|下位判定|代替措置|例外対象|又は同等|妥当範囲|対象情報|自ら判定|部分集合|関係職務|and|for|ref|上位語|下位語|低い方|同等先|承認者|文字列|旧番号|時間帯|期限値|機関内|機関外|無関係|照合値|確認者|解釈値|言い方|適用先|高い方|as|en|is|of|or|to|かつ|一致|主体|候補|別称|削除|包含|区別|参照|又は|反復|否定|含意|始期|導出|必須|承認|改正|日付|明記|有無|期間|期限|条件|汎用|法令|理由|略称|範囲|終期|自由|英文|表示|補う|該当|趣旨|述部|追加|選択|開始|限定|除外|順序|可|数|文|版)\ze([ \t　{};｛｝；,、「"]|$)'
syntax match kiteiNumber '\v[ \t　,、]\zs[0-9０-９][^ \t　{};,、｛｝；]*'
syntax match kiteiPlace '[{｛][^{}｛｝]*[}｝]' contained
syntax region kiteiString start='「' end='」' contains=kiteiPlace
syntax region kiteiString start='"' end='"' oneline contains=kiteiPlace
syntax region kiteiString start='"""' end='"""' contains=kiteiPlace
syntax match kiteiComment '//.*$'
highlight default link kiteiKeyword Statement
highlight default link kiteiClause Type
highlight default link kiteiNumber Number
highlight default link kiteiPlace Identifier
highlight default link kiteiString String
highlight default link kiteiComment Comment
let b:current_syntax = 'kitei'
