fn main() {
    let (sources, problems) = answerable::source::Sources::read(std::path::Path::new("content")).unwrap();
    let mut r = answerable::diagnostic::Report::default();
    let recs = answerable::record::parse(&sources, &mut r);
    println!("{}", answerable::diagnostic::on_terminal(&r, &sources, false));
    println!("{:?} {} recs", problems, recs.recommendations.len());
}
