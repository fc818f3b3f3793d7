//! A child is an overlay on its parent: it shares what it leaves as it is, and changes nothing above.

use kitei::internals::diagnostic::Findings;
use kitei::internals::resolve::effective::Key;

use crate::harness::{CORPORATION, DAY, Repository, policy};

const CHILD: &str = "規程 「子」 {
  機関 病院 「子」
  継承 「../corporation/policy.kitei」
  準拠 mhlw-6.0
}
条 「定め」 { 対策 パスワード { 最短文字数 30文字 } }";

/// A child, a child of that child, and so on; each changes something.
fn chain(length: usize) -> Repository {
    let mut repository = Repository::of(CORPORATION, &Repository::reference().0[CORPORATION]);
    let mut above = CORPORATION.to_owned();
    for nth in 0..length {
        let path = format!("{nth}/policy.kitei");
        let text = CHILD.replace("../corporation/policy.kitei", &format!("../{above}")).replace("30文字", &format!("{}文字", 30 + nth));
        repository = repository.with(&path, &text);
        above = path;
    }
    repository
}

#[test]
fn what_is_the_same_below_is_there_once() {
    let texts = chain(3).read();
    let resolved = texts.resolve(DAY, &mut Findings::default());
    let mut shared = 0;
    for (child, parent) in [("0/policy.kitei", CORPORATION), ("1/policy.kitei", "0/policy.kitei"), ("2/policy.kitei", "1/policy.kitei")] {
        let of = |path: &str| resolved.get(policy(&resolved, path)).unwrap().1;
        let (child, parent) = (of(child), of(parent));
        for (key, above) in parent.effective.all.iter() {
            let below = child.effective.all.get(key).unwrap();
            let is_same = format!("{above:?}") == format!("{below:?}");
            assert_eq!(std::ptr::eq(above, below), is_same, "{key:?}");
            assert!(std::ptr::eq(above, child.effective.above.get(key).unwrap()), "{key:?}");
            shared += usize::from(is_same);
        }
    }
    assert!(shared > 100, "{shared}");
}

#[test]
fn what_a_child_changes_stays_as_it_was_above() {
    let held = |repository: &Repository| {
        let texts = repository.read();
        let resolved = texts.resolve(DAY, &mut Findings::default());
        format!("{:?}", resolved.get(policy(&resolved, CORPORATION)).unwrap().1.effective.all)
    };
    // The files are read in the order of their paths: with the children after it the parent has the same place.
    let alone =
        Repository::of("0/policy.kitei", "規程 「別」 { 機関 病院 「別」 }").with(CORPORATION, &Repository::reference().0[CORPORATION]);
    assert_eq!(held(&alone), held(&chain(1)));
}

#[test]
fn an_overlay_reads_as_one_row_in_the_order_of_its_keys() {
    for name in ["medical-corporation", "university-hospital", "real/deep-hierarchy", "real/split-parent", "real/three-layers"] {
        let texts = Repository::fixture(name).read();
        let resolved = texts.resolve(DAY, &mut Findings::default());
        for (_, _, view) in resolved.iter() {
            let all = &view.effective.all;
            let keys: Vec<&Key> = all.keys().collect();
            assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]), "{name}");
            for key in keys {
                let named: Vec<&Key> = all.named(key.kind, key.name).map(|declared| &declared.key).collect();
                let expected: Vec<&Key> = all.keys().filter(|other| (other.kind, other.name) == (key.kind, key.name)).collect();
                assert_eq!(named, expected, "{name}");
                assert!(all.get(key).is_some_and(|declared| declared.key == *key), "{name}");
            }
        }
    }
}
