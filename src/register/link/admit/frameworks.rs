//! Takes in frameworks and their priorities, with the names that priorities go by.

use crate::diagnostic::Finding;
use crate::register::link::Linker;
use crate::register::*;
use crate::term::text::name_key;

impl Linker<'_> {
    pub(super) fn take_frameworks(&mut self, frameworks: Vec<record::priority::Framework>) {
        for mut record in frameworks {
            let reference = record.reference.clone();
            if !self.admits(Shelf::Framework, &record.standing, &reference.text, true) {
                let names = [&reference, &record.name];
                for priority in &record.priorities {
                    for name in names {
                        self.priority(&format!("{} {}", name.text, priority.code.text), None);
                    }
                    self.priority(&priority.title.text, None);
                }
                self.refer(&reference, &reference.text, Reference::Hidden);
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let priorities = std::mem::take(&mut record.priorities);
            let names = [reference.text.clone(), record.name.text.clone()];
            let id = self.register.frameworks.add(Framework {
                record,
                slug,
                body: None,
                priorities: Vec::new(),
                plans: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Framework(id)),
            );
            for priority in priorities {
                let whole = format!("{}-{}", reference.text, priority.code.text);
                let shown = self.admits(Shelf::Priority, &priority.standing, &whole, true);
                let slug = self.slug(&priority.standing, &whole);
                let (code, title) = (priority.code.clone(), priority.title.clone());
                let known = shown.then(|| {
                    self.register.priorities.add(Priority {
                        record: priority,
                        slug,
                        framework: id,
                        recommendations: Vec::new(),
                        actions: Vec::new(),
                        indicators: Vec::new(),
                        reports: Vec::new(),
                        ratings: Vec::new(),
                    })
                });
                self.register.frameworks[id].priorities.extend(known);
                let spellings = names.iter().map(|name| format!("{name} {}", code.text));
                let twice: Vec<String> = spellings
                    .filter(|spelling| !self.priority(spelling, known))
                    .collect();
                self.priority(&title.text, known);
                if let Some(spelling) = twice.first() {
                    let message = format!("`{spelling}` stands twice");
                    self.findings.add(
                        Finding::error("duplicate-reference", code.place, message)
                            .help("give each priority of a framework its own code"),
                    );
                    continue;
                }
                let to = known.map_or(Reference::Hidden, |id| {
                    Reference::Shown(Subject::Priority(id))
                });
                self.refer(&code, &whole, to);
            }
        }
    }

    /// Adds a name of a priority; false if it already names another.
    fn priority(&mut self, name: &str, known: Option<Id<Priority>>) -> bool {
        match self.priorities.get(&name_key(name)) {
            Some(other) => *other == known,
            None => {
                self.priorities.insert(name_key(name), known);
                true
            }
        }
    }
}
