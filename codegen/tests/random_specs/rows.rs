//! Error tables.

use super::chance::Chance;
use super::schema::Taste;
use super::tree::{Tree, map, plain, text, texts};
use super::words;

const CONDITIONS: &[&str] =
    &["invalid_request", "account_provisioning_disabled", "provisioner_disabled"];

/// A table of any size; conditions are those that a method of every provisioner can come to.
pub(crate) fn rows(chance: &mut Chance, taste: Taste, of_provisioner: bool) -> Tree {
    let mut conditions: Vec<&str> = match of_provisioner {
        true => CONDITIONS.to_vec(),
        false => vec!["invalid_request"],
    };
    let mut rows: Vec<Tree> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut code = |chance: &mut Chance| {
        let name = words::name(chance, taste.names).to_uppercase();
        let letters = name.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
        let is_free = !letters.is_empty()
            && !name.contains('/')
            && !name.trim().is_empty()
            && !seen.contains(&letters);
        seen.push(letters);
        is_free.then_some(name)
    };
    for _ in 0..1 + chance.below(4) {
        let Some(name) = code(chance) else { continue };
        let status = plain(*chance.pick(&[400, 404, 409, 422, 500]));
        let mut row = map([("code", text(name)), ("status", status)]);
        let mut condition = |chance: &mut Chance, row: &mut Tree| {
            if chance.once_in(3) && !conditions.is_empty() {
                let place = chance.below(conditions.len());
                row.push("x-condition", text(conditions.remove(place)));
            }
        };
        if chance.once_in(2) {
            condition(chance, &mut row);
            let causes = (0..1 + chance.below(2)).map(|_| words::sentence(chance, taste.texts));
            let causes: Vec<String> = causes.collect();
            row.push("causes", texts(causes));
            rows.push(row);
            continue;
        }
        let mut violations = Vec::new();
        for _ in 0..1 + chance.below(3) {
            let Some(sub) = code(chance) else { continue };
            let mut entity = words::type_name(chance, taste.names).replace('/', "");
            if entity.trim().is_empty() {
                entity = "Entity".to_owned();
            }
            // Sub codes that several entity types share, and entity types that become one name.
            let entities = match chance.below(5) {
                0 => vec![entity.clone(), format!("{entity}Other")],
                1 => vec!["BusinessOwner".to_owned(), "Business Owner".to_owned()],
                _ => vec![entity],
            };
            let collide = entities.len() > 1 && entities[0].starts_with("Business");
            for (place, entity) in entities.into_iter().enumerate() {
                let mut violation = map([("entity_type", text(entity)), ("sub_code", text(&sub))]);
                if collide {
                    violation.push(
                        "name",
                        text(format!("CHOSEN_{}_{}_{place}", rows.len(), violations.len())),
                    );
                }
                condition(chance, &mut violation);
                violation.push("description", text(words::sentence(chance, taste.texts)));
                violations.push(violation);
            }
        }
        if !violations.is_empty() {
            row.push("violations", Tree::List(violations));
            rows.push(row);
        }
    }
    if rows.is_empty() {
        rows.push(map([
            ("code", text("REFUSED")),
            ("status", plain(400)),
            ("causes", texts(["No."])),
        ]));
    }
    Tree::List(rows)
}
