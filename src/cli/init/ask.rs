//! Questions on a terminal. An empty line takes what is proposed, or leaves it to be decided; the end of the input ends the command.

use std::io::{self, BufRead, Write};

use super::super::arguments::say;
use crate::diagnostic::{Lang, Text};

/// Who is asked, and where.
pub(super) struct Sitting<R, W> {
    heard: R,
    shown: W,
    lang: Lang,
}

impl<R: BufRead, W: Write> Sitting<R, W> {
    pub(super) fn new(heard: R, shown: W, lang: Lang) -> Self {
        Self { heard, shown, lang }
    }

    /// One of several, by its number or its name.
    pub(super) fn choice(&mut self, question: &str, offered: &[&str], find: impl Fn(&str) -> Option<String>) -> io::Result<String> {
        writeln!(self.shown, "{question}")?;
        for (number, name) in (1..).zip(offered) {
            writeln!(self.shown, "  {number:>2}  {name}")?;
        }
        loop {
            let answer = self.line(say(self.lang, "番号又は名前", "number or name"))?;
            let numbered = answer.parse::<usize>().ok().and_then(|number| offered.get(number.checked_sub(1)?));
            if let Some(found) = numbered.map(|name| (*name).to_owned()).or_else(|| find(&answer)) {
                return Ok(found);
            }
            if !answer.is_empty() {
                writeln!(self.shown, "{}", say(self.lang, "一覧の番号か名前を入力してください", "give a number or a name of the list"))?;
            }
        }
    }

    /// Something that has to be told.
    pub(super) fn text(&mut self, question: &str) -> io::Result<String> {
        loop {
            let answer = self.line(question)?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Something that need not be told.
    pub(super) fn perhaps(&mut self, question: &str) -> io::Result<Option<String>> {
        Ok(Some(self.line(question)?).filter(|answer| !answer.is_empty()))
    }

    /// Any number of names, with commas between them.
    pub(super) fn list(&mut self, question: &str) -> io::Result<Vec<String>> {
        let answer = self.line(question)?;
        let names = answer.split([',', '、', '，']).map(str::trim).filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }

    /// Which of these are there, which are not, and which are to be decided.
    pub(super) fn facts(&mut self, asked: Vec<Text>) -> io::Result<[Vec<Text>; 3]> {
        let [mut has, mut lacks, mut open] = [Vec::new(), Vec::new(), Vec::new()];
        if !asked.is_empty() {
            let how = say(
                self.lang,
                "次のものがありますか。y（有）、n（無）。分からなければ Enter（「?」として残します）",
                "Is there any of these? y, n, or Enter where it is to be decided (it stays a `?`)",
            );
            writeln!(self.shown, "{how}")?;
        }
        for what in asked {
            let into = loop {
                match &*self.line(what.get(self.lang))?.to_lowercase() {
                    "y" | "yes" | "有" | "はい" | "ｙ" => break &mut has,
                    "n" | "no" | "無" | "いいえ" | "ｎ" => break &mut lacks,
                    "" => break &mut open,
                    _ => {}
                }
            };
            into.push(what);
        }
        Ok([has, lacks, open])
    }

    fn line(&mut self, question: &str) -> io::Result<String> {
        write!(self.shown, "{question}: ")?;
        self.shown.flush()?;
        let mut line = String::new();
        match self.heard.read_line(&mut line)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard<T>(answers: &str, ask: impl FnOnce(&mut Sitting<&[u8], &mut Vec<u8>>) -> io::Result<T>) -> (io::Result<T>, String) {
        let mut shown = Vec::new();
        let told = ask(&mut Sitting::new(answers.as_bytes(), &mut shown, Lang::En));
        (told, String::from_utf8(shown).unwrap())
    }

    #[test]
    fn one_of_several_is_named_or_numbered() {
        let ask = |answers: &str| {
            heard(answers, |sitting| sitting.choice("Which?", &["a", "b"], |name| (name == "bee").then(|| "b".to_owned()))).0.unwrap()
        };
        assert_eq!(["2\n", "bee\n", "3\n\nc\n1\n", "0\nbee\n"].map(ask), ["b", "b", "a", "b"]);
    }

    #[test]
    fn what_is_left_empty_is_to_be_decided() {
        let facts = ["vpn", "cloud", "byod"].map(|name| Text::new(name, name)).to_vec();
        let (told, shown) = heard("y\n\nmaybe\nn\n", |sitting| sitting.facts(facts));
        let names = told.unwrap().map(|facts| facts.into_iter().map(|fact| fact.en).collect::<Vec<_>>());
        assert_eq!(names, [["vpn"], ["byod"], ["cloud"]]);
        assert_eq!(shown.matches("byod: ").count(), 2);
    }

    #[test]
    fn the_end_of_the_input_ends_it() {
        let (told, _) = heard("\n\n", |sitting| sitting.text("name"));
        assert_eq!(told.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        let (told, _) = heard("甲社、 乙社,\n", |sitting| sitting.list("vendors"));
        assert_eq!(told.unwrap(), ["甲社", "乙社"]);
    }
}
