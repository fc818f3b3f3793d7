//! What is annexed to a law: its tables 別表 and forms 様式, by their numbers; 0 is the only one.

use kitei_syntax::text::fold::Folded;

use crate::place::{Number, Place};
use crate::table::Law;
use crate::token::{Kind, place_of, tokens};

impl Law {
    /// The numbers of its 別表.
    pub fn appended(&self) -> impl Iterator<Item = Number> {
        self.appendices.iter().filter_map(|name| place_of(name)?.appendix)
    }

    /// The numbers of its 様式. One name may be of several: 様式第42から様式第49まで, 様式第1号及び様式第2号.
    pub fn forms(&self) -> impl Iterator<Item = Number> {
        self.appendices.iter().flat_map(|name| forms(name))
    }
}

fn forms(name: &str) -> Vec<Number> {
    let folded = Folded::new(name).text;
    let (mut found, mut is_range): (Vec<Number>, bool) = (Vec::new(), false);
    for token in tokens(&folded, 0) {
        let number = match token.kind {
            Kind::Place(Place { form: Some(number), .. }, _) => number,
            // 様式第21号の3から第21号の6まで
            Kind::Place(Place { item: Some(number), .. }, _) if !found.is_empty() => number,
            kind => {
                is_range |= kind == Kind::Range;
                continue;
            }
        };
        match found.last().filter(|_| is_range) {
            Some(first) => found.extend(first.to(number)),
            None => found.push(number),
        }
        is_range = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_forms_have_their_numbers() {
        for (name, wanted) in [
            ("様式第１", "1"),
            ("別記様式第一の二", "1_2"),
            ("様式第二号の二", "2_2"),
            ("様式第六十三の十九の二（一）", "63_19_2"),
            ("様式第一号（一）の１", "1"),
            ("別記様式", "0"),
            ("様式第一号及び様式第二号", "1 2"),
            ("様式第二十三号及び第二十四号", "23 24"),
            ("様式第四十二から様式第四十四まで", "42 42 43 44"),
            ("様式第２１号の３から第２１号の６まで", "21_3 21_3 21_4 21_5 21_6"),
            ("別表第一", ""),
        ] {
            let found: Vec<String> = forms(name).into_iter().map(Number::key).collect();
            assert_eq!(found.join(" "), wanted, "{name}");
        }
    }
}
