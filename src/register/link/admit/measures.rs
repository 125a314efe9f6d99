//! Takes in performance frameworks and their indicators.

use crate::register::link::Linker;
use crate::register::*;

impl Linker<'_> {
    pub(super) fn take_measures(&mut self, measures: Vec<record::indicator::Measures>) {
        for mut record in measures {
            let reference = record.reference.clone();
            let indicators = std::mem::take(&mut record.indicators);
            if !self.admits(Shelf::Measures, &record.standing, &reference.text, true) {
                self.refer(&reference, &reference.text, Reference::Hidden);
                for indicator in indicators {
                    self.refer(
                        &indicator.reference,
                        &indicator.reference.text,
                        Reference::Hidden,
                    );
                }
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let id = self.register.measures.add(Measures {
                record,
                slug,
                body: None,
                indicators: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Measures(id)),
            );
            for record in indicators {
                let reference = record.reference.clone();
                let to = if self.admits(Shelf::Indicator, &record.standing, &reference.text, true) {
                    let slug = self.slug(&record.standing, &reference.text);
                    let indicator = self.register.indicators.add(Indicator {
                        record,
                        slug,
                        measures: id,
                        responsible: Vec::new(),
                        priorities: Vec::new(),
                        recommendations: Vec::new(),
                        reports: Vec::new(),
                    });
                    self.register.measures[id].indicators.push(indicator);
                    Reference::Shown(Subject::Indicator(indicator))
                } else {
                    Reference::Hidden
                };
                self.refer(&reference, &reference.text, to);
            }
        }
    }
}
