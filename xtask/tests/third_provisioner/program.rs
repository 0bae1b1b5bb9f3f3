//! Onboards with any provisioner, against a server on this machine that answers what the spec's
//! examples say. It is compiled against a crate that has one provisioner more than ours.

mod shapes;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::time::Duration;

use kompliant_api::propay::Propay;
use kompliant_api::sandbox::{Example, Sandbox};
use kompliant_api::types::{EntityStatus, ProvisioningSponsor, WorkflowId};
use kompliant_api::zenith::{
    Create, CreateContact, CreateContactAddress, CreateError, CreateTerminalsItem, Scheme, Zenith,
    ZenithId,
};

use kompliant_api::{Client, Credentials, Date, Provisioner};

/// Written once, for every provisioner.
async fn onboard<P: Provisioner>(client: &Client) -> Result<String, Box<dyn std::error::Error>> {
    let created = client.call(P::create(WorkflowId::new("w_1")?)).send().await?;
    let created = P::created(&created);
    let check = client.call(P::can_execute(created.id)).send().await?;
    let requirements = P::readiness(&check).missing_requirements.len();
    let queued = client.call(P::execute(created.id)).send().await?;
    let queued = P::queued(&queued).len();
    let entity = client.call(P::get(created.id)).send().await?;
    let entity = P::entity(&entity);
    Ok(format!(
        "{}: {} missing requirements, {queued} queued, {}, {} results",
        P::TITLE,
        requirements,
        entity.status,
        entity.execution_results.len(),
    ))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let address = server.local_addr()?;
    std::thread::spawn(move || server.incoming().flatten().for_each(|stream| answer(stream)));
    let credentials = Credentials::new("sb_key", "c2VjcmV0", "token")?;
    let client = Client::builder(credentials).base_url(&format!("http://{address}")).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        println!("{}", onboard::<Propay>(&client).await?);
        println!("{}", onboard::<Zenith>(&client).await?);

        // Everything optional, typed.
        let mut contact = CreateContact::new("Front desk");
        contact.address = Some(CreateContactAddress::new("1 Main St"));
        let call = client
            .zenith()
            .create(WorkflowId::new("w_1")?, ProvisioningSponsor::ZenithTrust)
            .go_live(Date::new("2026-02-28")?)
            .monthly_volume(12500.5)
            .seasonal(false)
            .contact(contact)
            .terminals([CreateTerminalsItem::new(Scheme::V3ds, 2)]);
        println!("{}", serde_json::to_string(call.request())?);
        let created = call.send().await?;
        assert_eq!((created.status, created.fee), (EntityStatus::Created, Some(0.25)));

        // The extra method, and an enum that no Rust name fits.
        let id = ZenithId::new("zen_1")?;
        let closed = client.zenith().close(&id).reason(Scheme::NA).send().await?;
        println!("closed on {}", closed.closed_on);
        let entity = client.zenith().get(&id).send().await?;
        assert_eq!(entity.schemes(), [Scheme::CreatedSmall, Scheme::Created, Scheme::Type]);
        println!("{:?}", entity.pin);

        // Two rows share a sub code; the entity type tells them apart.
        let owner = WorkflowId::new("w_owner")?;
        let refused = client.zenith().create(owner, ProvisioningSponsor::ZenithTrust);
        let error = refused.send().await.expect_err("refused");
        assert_eq!(error.reason(), Some(CreateError::BusinessOwnerLimitReached));
        println!("{error}");

        in_the_sandbox().await?;
        shapes::run()
    })
}

/// The sandbox has the provisioner, too, with its extra method and with rows that nothing leads to.
async fn in_the_sandbox() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::paused();
    let client = Client::builder(sandbox.credentials()).transport(sandbox.transport()).build()?;
    println!("{} in the sandbox", onboard::<Zenith>(&client).await?);
    sandbox.advance(Duration::from_secs(60));
    let id = ZenithId::new(sandbox.calls()[0].entity.as_deref().unwrap_or_default())?;
    let entity = client.zenith().get(&id).send().await?;
    println!("{}, {}", entity.status, entity.execution_results[0].status);
    println!("closed on {}", client.zenith().close(&id).send().await?.closed_on);

    let rows = sandbox.rows();
    let forced = rows.iter().filter(|row| row.condition.is_none()).map(|row| row.key());
    println!("by force only: {:?}", forced.collect::<Vec<_>>());
    sandbox.force_next::<Create>(CreateError::BusinessOwnerLimitReached);
    let workflow = sandbox.workflow_for::<Zenith>();
    let refused = client.zenith().create(workflow, ProvisioningSponsor::ZenithTrust).send().await;
    let reason = refused.err().and_then(|error| error.reason());
    assert_eq!(reason, Some(CreateError::BusinessOwnerLimitReached));
    assert_eq!(CreateContact::example().address, Some(CreateContactAddress::example()));
    Ok(())
}

/// Answers one request.
fn answer(mut stream: std::net::TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().expect("stream"));
    let (mut line, mut path, mut length) = (String::new(), String::new(), 0);
    while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some(rest) = line.strip_prefix("POST /") {
            path = rest.split(' ').next().unwrap_or("").to_owned();
        }
        if let Some(rest) = line.to_lowercase().strip_prefix("content-length:") {
            length = rest.trim().parse().expect("length");
        }
        line.clear();
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("body");
    let (group, method) = path.split_once('.').expect("a method");
    let id = if group == "zenith" { "zen_1" } else { "ape_1" };
    let data = match method {
        "create" if body.windows(7).any(|part| part == b"w_owner") => {
            let errors = r#"[{"code":"SYSTEM_RULE_VIOLATION","entity_type":"BusinessOwner","sub_code":"LIMIT_REACHED","message":"Too many."}]"#;
            return send(
                &mut stream,
                409,
                &format!(r#"{{"meta":{{"status":"ERROR","trace_id":"trc_1"}},"errors":{errors}}}"#),
            );
        }
        "create" => {
            format!(r#"{{"{group}":{{"{group}_id":"{id}","status":"created","fee":0.25}}}}"#)
        }
        "canExecute" => {
            r#"{"can_execute":false,"missing_requirements":[{"code":"self","message":"Say who."}]}"#
                .to_owned()
        }
        "execute" => {
            format!(r#"{{"{group}":{{"{group}_id":"{id}","queued_operations":["ONBOARDING"]}}}}"#)
        }
        "close" => r#"{"closed_on":"2026-03-01"}"#.to_owned(),
        _ => format!(
            r#"{{"{group}":{{"{group}_id":"{id}","status":"ACTIVE","provisioning_type":"X","provisioning_sponsor":"Y","workflow_id":"w_1","subject_record_id":"sr_1","created_at":"2025-01-18T07:29:18.472Z","updated_at":"2025-01-18T07:29:18.472Z","pin":"0000","schemes":["created","CREATED","type"],"execution_results":[]}}}}"#
        ),
    };
    send(&mut stream, 200, &format!(r#"{{"meta":{{"status":"SUCCESS"}},"data":{data}}}"#));
}

fn send(stream: &mut std::net::TcpStream, status: u16, body: &str) {
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).expect("sent");
}
