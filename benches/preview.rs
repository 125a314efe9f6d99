//! How long each stage takes between a saved file and its page.

#[allow(dead_code)]
mod council;

use answerable::*;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let size: usize = std::env::args().filter_map(|w| w.parse().ok()).next().unwrap_or(1000);
    let around = tempfile::tempdir().unwrap();
    let content = around.path().join("content");
    let written = council::write(&content, size).unwrap();
    println!("{size}: {} files", written.files);
    for _ in 0..3 {
        let mut report = diagnostic::Report::default();
        let t = Instant::now();
        let (sources, _) = source::Sources::read(&content).unwrap();
        println!("read {:?}", t.elapsed());
        let t = Instant::now();
        let records = record::parse(&sources, &mut report);
        println!("parse {:?}", t.elapsed());
        let settings = settings::Settings::read(&sources, &mut report);
        let t = Instant::now();
        let theme = render::Theme::read(None, &mut report);
        let words = theme.wording("en", &mut report);
        println!("theme {:?}", t.elapsed());
        let rules = register::Rules { as_of: council::AS_OF.parse().unwrap(), drafts: false, settings: &settings };
        let t = Instant::now();
        let register = register::link(records, &sources, rules, &mut report);
        println!("link {:?}", t.elapsed());
        let t = Instant::now();
        let site = plan::Site::new(&register, &settings, &words);
        println!("site {:?}", t.elapsed());
        let t = Instant::now();
        let plan = plan::Plan::of(&site, &mut report);
        println!("plan {:?} {}", t.elapsed(), plan.entries().len());
        let t = Instant::now();
        let renderer = render::Renderer::new(&site, &plan, &theme).ok().unwrap();
        println!("renderer {:?}", t.elapsed());
        let mut seen = std::collections::BTreeSet::new();
        let mut slow = Vec::new();
        for entry in plan.entries() {
            if seen.insert(entry.kind) {
                let t = Instant::now();
                let _ = renderer.render(entry);
                slow.push((t.elapsed(), entry.kind));
            }
        }
        slow.sort();
        slow.reverse();
        println!("slowest {:?}", &slow[..slow.len().min(12)]);
        let t = Instant::now();
        let c = check::Content::new(&site, &plan, &sources);
        println!("content {:?}", t.elapsed());
        let t = Instant::now();
        let r = check::look(&c);
        println!("look {:?} {}", t.elapsed(), r.findings().len());
        let t = Instant::now();
        let (_, n) = check::look_at_pages(&c, &renderer, false);
        println!("pages {:?} {n}", t.elapsed());
        let t = Instant::now();
        drop(c); drop(renderer); drop(plan); drop(site); drop(register); drop(sources);
        println!("drop {:?}", t.elapsed());
    }
}
