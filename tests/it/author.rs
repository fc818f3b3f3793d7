//! Policies that nobody wrote: every construct of the language, put together by chance.

use kitei::Lang;
use kitei::internals::model::vocabulary::{AttributeId, Spelling, ValueType, Vocabulary};
use kitei::internals::syntax::keyword::Keyword;

const ENTITIES: [Keyword; 6] =
    [Keyword::Vendor, Keyword::System, Keyword::Information, Keyword::Post, Keyword::Committee, Keyword::Facility];

/// A statement that is to be typed.
#[derive(Debug)]
pub(crate) struct Said {
    /// Words, commas and strings (in 「」).
    pub(crate) words: Vec<String>,
    pub(crate) block: Option<Vec<Said>>,
}

/// Choices, made one after the other.
pub(crate) struct Choices<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) at: usize,
}

impl Choices<'_> {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        let mut value = 0;
        for _ in 0..2 {
            value = value * 256 + usize::from(self.bytes[self.at % self.bytes.len()]);
            self.at += 1;
        }
        value % below
    }

    pub(crate) fn pick<'t, T: ?Sized>(&mut self, from: &[&'t T]) -> &'t T {
        from[self.next(from.len())]
    }
}

/// Makes up what a policy says.
pub(crate) struct Author<'a> {
    pub(crate) choices: Choices<'a>,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) lang: Lang,
}

impl Author<'_> {
    fn word(&self, spelling: &Spelling) -> String {
        match self.lang {
            Lang::Ja => spelling.ja.to_string(),
            Lang::En => spelling.en.to_string(),
        }
    }

    fn keyword(&self, keyword: Keyword) -> String {
        match self.lang {
            Lang::Ja => keyword.ja().to_owned(),
            Lang::En => keyword.en().to_owned(),
        }
    }

    fn string(&mut self) -> String {
        let text = ["方針", "", "a b", "以下「法」という。", "{パスワード.最短文字数}以上；とする。", "12, 34; // x", "１２"];
        format!("「{}」", self.choices.pick(&text))
    }

    /// Text of several lines, as it is typed.
    fn long(&mut self) -> String {
        let text = ["一  二\n\n    三「\n", "    {パスワード.最短文字数}以上；とする。 // x\n", "}}\n", ""];
        format!("\"\"\"\n{}  \"\"\"", self.choices.pick(&text))
    }

    fn statement(&self, keyword: Keyword, words: Vec<String>, block: Option<Vec<Said>>) -> Said {
        let mut all: Vec<String> = self.keyword(keyword).split(' ').map(str::to_owned).collect();
        all.extend(words);
        Said { words: all, block }
    }

    fn value(&mut self, attribute: AttributeId) -> Vec<String> {
        let words = |author: &mut Self, words: &[_]| {
            let count = 1 + author.choices.next(words.len().min(9));
            let mut list = Vec::new();
            for _ in 0..count {
                let word = words[author.choices.next(words.len())];
                list.push(author.word(author.vocabulary.word_spelling(word)));
                list.push("、".to_owned());
            }
            list.pop();
            list
        };
        match &self.vocabulary.attribute(attribute).value {
            ValueType::Text | ValueType::Laws => vec![self.string()],
            ValueType::YesNo => {
                let keyword = if self.choices.next(2) == 0 { Keyword::Yes } else { Keyword::No };
                vec![self.keyword(keyword)]
            }
            ValueType::Count(unit) => vec![format!("{}{}", self.choices.next(40), self.vocabulary.unit_spelling(*unit).ja)],
            ValueType::Duration(_) => vec![self.choices.pick(&["１２か月", "年1回", "30日", "毎月", "?"]).to_owned()],
            ValueType::Date => vec![self.choices.pick(&["令和８年４月１日", "2026-04-01"]).to_owned()],
            ValueType::Hours => vec![self.choices.pick(&["９：００～１７：００", "平日9:00-17:00", "22:00-6:00"]).to_owned()],
            ValueType::Choice(from) => {
                let word = from[self.choices.next(from.len())];
                vec![self.word(self.vocabulary.word_spelling(word))]
            }
            ValueType::Words(from) | ValueType::Extent(from) => words(self, from),
            ValueType::Actors | ValueType::References(_) => vec!["名前１".to_owned(), "、".to_owned(), "xyz".to_owned()],
        }
    }

    fn declaration(&mut self) -> Said {
        let kind = Keyword::DECLARATIONS[self.choices.next(Keyword::DECLARATIONS.len())];
        let names: Vec<_> = self.vocabulary.names_of(kind).collect();
        let (name, entry) = names[self.choices.next(names.len())];
        let attributes = self.vocabulary.attributes_of(kind, Some(name));
        let mut words = vec![self.word(&entry.spelling)];
        if self.choices.next(3) == 0 {
            words.push(self.string());
        }
        let count = self.choices.next(5);
        let block = (0..count).map(|_| self.attribute(&attributes)).collect();
        let has_block = self.choices.next(6) > 0;
        self.statement(kind, words, has_block.then_some(block))
    }

    fn attribute(&mut self, attributes: &[AttributeId]) -> Said {
        let id = attributes[self.choices.next(attributes.len())];
        let mut words = vec![self.word(&self.vocabulary.attribute(id).spelling)];
        words.extend(self.value(id));
        if self.choices.next(5) == 0 {
            words.push(self.keyword(Keyword::Minimum));
        }
        Said { words, block: None }
    }

    /// A thing of the present state, under its author's name or the vocabulary's.
    fn entity(&mut self) -> Said {
        let kind = ENTITIES[self.choices.next(ENTITIES.len())];
        let names: Vec<_> = self.vocabulary.names_of(kind).map(|(_, entry)| self.word(&entry.spelling)).collect();
        let attributes = self.vocabulary.attributes_of(kind, None);
        let mut words = vec![if names.is_empty() || self.choices.next(2) == 0 {
            "名前２".to_owned()
        } else {
            names[self.choices.next(names.len())].clone()
        }];
        if self.choices.next(3) > 0 {
            words.push(self.string());
        }
        let count = self.choices.next(5);
        let mut block: Vec<Said> = (0..count).map(|_| self.attribute(&attributes)).collect();
        if kind == Keyword::Facility {
            let facts = self.facts();
            block.push(self.statement(Keyword::No, facts, None));
        }
        let has_block = self.choices.next(6) > 0;
        self.statement(kind, words, has_block.then_some(block))
    }

    /// A list of facts.
    fn facts(&mut self) -> Vec<String> {
        let all: Vec<_> = self.vocabulary.facts().filter(|(_, fact)| fact.value == ValueType::YesNo).collect();
        let mut facts = Vec::new();
        for _ in 0..=self.choices.next(14) {
            let fact = all[self.choices.next(all.len())].1;
            facts.extend([self.word(&fact.spelling), "、".to_owned()]);
        }
        facts.pop();
        facts
    }

    /// What an article, a paragraph or a supplement says.
    fn said(&mut self) -> Said {
        match self.choices.next(7) {
            0 => self.statement(
                Keyword::Satisfies,
                ["経営管理編３．１．２②", "、", "C14-1", ",", "企画管理編7⑥c"].map(str::to_owned).to_vec(),
                None,
            ),
            1 => {
                let mut words = vec!["医療法施行規則第１４条第2項".to_owned()];
                if self.choices.next(2) == 0 {
                    words.extend([self.keyword(Keyword::Purpose), self.string()]);
                }
                self.statement(Keyword::Cites, words, None)
            }
            2 => self.statement(Keyword::Implements, ["法人規程第７条", "、", "第8条の２"].map(str::to_owned).to_vec(), None),
            3 => {
                let duty = [Keyword::Must, Keyword::Should, Keyword::May][self.choices.next(3)];
                let mut words = Vec::new();
                if self.choices.next(2) == 0 {
                    words.extend([self.keyword(Keyword::Until), "令和９年３月31日".to_owned()]);
                }
                self.statement(duty, words, None)
            }
            _ => self.declaration(),
        }
    }

    fn paragraph(&mut self) -> Said {
        let text = if self.choices.next(3) == 0 { self.long() } else { self.string() };
        let count = self.choices.next(4);
        let block = (0..count).map(|_| self.said()).collect();
        let has_block = self.choices.next(2) == 0;
        self.statement(Keyword::Paragraph, vec![text], has_block.then_some(block))
    }

    fn definition(&mut self) -> Said {
        let words = vec![self.string(), self.string()];
        self.statement(Keyword::Definition, words, None)
    }

    fn article(&mut self) -> Said {
        let mut words = Vec::new();
        if self.choices.next(2) == 0 {
            words.push(self.choices.pick(&["第１条", "第3条の２", "第十条", "7", "第5条から第8条まで"]).to_owned());
            if self.choices.next(3) == 0 {
                words.push(self.keyword(Keyword::Deleted));
                return self.statement(Keyword::Article, words, None);
            }
        }
        let count = self.choices.next(6);
        let block = (0..count)
            .map(|_| match self.choices.next(5) {
                0 | 1 => self.paragraph(),
                2 => self.definition(),
                _ => self.said(),
            })
            .collect();
        if words.is_empty() || self.choices.next(2) == 0 {
            words.push(self.string());
        }
        self.statement(Keyword::Article, words, Some(block))
    }

    fn articles(&mut self) -> Vec<Said> {
        (0..self.choices.next(3)).map(|_| self.article()).collect()
    }

    fn chapter(&mut self) -> Said {
        let mut block = self.articles();
        for _ in 0..self.choices.next(3) {
            let (title, articles) = (self.string(), self.articles());
            block.push(self.statement(Keyword::Section, vec![title], Some(articles)));
        }
        let mut words = vec![self.string()];
        if self.choices.next(2) == 0 {
            words.insert(0, "第３章".to_owned());
        }
        self.statement(Keyword::Chapter, words, Some(block))
    }

    fn supplement(&mut self) -> Said {
        let mut words = Vec::new();
        if self.choices.next(2) == 0 {
            words.push(self.choices.pick(&["令和８年４月１日", "2026-04-01"]).to_owned());
        }
        if self.choices.next(3) == 0 {
            words.push(self.string());
        }
        let count = self.choices.next(4);
        let block = (0..count)
            .map(|_| match self.choices.next(3) {
                0 => self.article(),
                1 => self.paragraph(),
                _ => self.said(),
            })
            .collect();
        self.statement(Keyword::Supplement, words, Some(block))
    }

    fn inherits(&mut self) -> Said {
        let mut words = vec!["「../親.kitei」".to_owned()];
        let clauses = [
            (Keyword::As, "親"),
            (Keyword::Version, "「3.1」"),
            (Keyword::Digest, "「kitei1:9f86d081」"),
            (Keyword::ForClass, "学内情報"),
            (Keyword::Except, "第７条"),
        ];
        for (clause, value) in clauses {
            if self.choices.next(2) == 0 {
                words.extend(self.keyword(clause).split(' ').map(str::to_owned));
                words.push(value.to_owned());
                if clause == Keyword::Except {
                    words.extend(["、", "第８条の２"].map(str::to_owned));
                }
            }
        }
        self.statement(Keyword::Inherits, words, None)
    }

    pub(crate) fn policy(&mut self) -> Vec<Said> {
        let mut head = vec![self.statement(Keyword::Version, vec!["「1.0」".to_owned()], None)];
        head.push(self.statement(Keyword::Effective, vec!["令和８年4月1日".to_owned()], None));
        head.push(self.statement(Keyword::Conforms, vec!["mhlw-6.0".to_owned()], None));
        for _ in 0..self.choices.next(3) {
            head.push(self.inherits());
        }
        let mut policy = vec![self.statement(Keyword::Policy, vec!["「規程」".to_owned()], Some(head))];
        let yes = self.facts();
        let mut facts = vec![self.statement(Keyword::Yes, yes, None)];
        for _ in 0..self.choices.next(4) {
            facts.push(self.entity());
        }
        policy.push(self.statement(Keyword::Facts, Vec::new(), Some(facts)));
        for _ in 0..self.choices.next(5) {
            policy.push(match self.choices.next(6) {
                0 => self.definition(),
                1 => self.article(),
                2 => self.supplement(),
                _ => self.chapter(),
            });
        }
        policy
    }
}
